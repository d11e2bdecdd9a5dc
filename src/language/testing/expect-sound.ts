import { expect } from 'vitest';
import type { Catalog } from '../../catalog/catalog.ts';
import { type CheckedQuery, checkQuery } from '../check-query.ts';
import { completeQuery } from '../complete-query.ts';
import { printQuery } from '../print-query.ts';
import { diagnosticTable } from '../problems/diagnostic-table.ts';

/** Whatever the text: a plan that can be printed and read again, or diagnostics that can be told. */
export function expectSound(text: string, catalog: Catalog): CheckedQuery {
  const checked = checkQuery(text, 'mpn', catalog);
  if (checked.ok) {
    const again = checkQuery(printQuery(checked.plan), 'mpn', catalog);
    // The longest queries print a little longer than they were.
    if (!again.ok) expect(again.diagnostics.map(({ code }) => code)).toEqual(['query_too_long']);
    else expect(again.plan).toEqual(checked.plan);
    return checked;
  }
  expect(checked.diagnostics.length).toBeGreaterThan(0);
  expect(checked.diagnostics.length).toBeLessThanOrEqual(21);
  for (const { code, message, span, suggestions } of checked.diagnostics) {
    expect(Object.keys(diagnosticTable)).toContain(code);
    expect(message).toMatch(/[.?]$/);
    expect(message.length).toBeLessThan(2000);
    expect([message, ...suggestions].every((said) => said.isWellFormed())).toBe(true);
    expect(0 <= span.from && span.from <= span.to && span.to <= text.length).toBe(true);
    expect(span.line >= 1 && span.column >= 1).toBe(true);
  }
  return checked;
}

/** What an editor asks at any place of any text. */
export function expectCompletes(text: string, at: number, catalog: Catalog): void {
  const offset = at % (text.length + 1);
  for (const { from, to, label } of completeQuery(text, offset, 'mpn', catalog)) {
    expect(0 <= from && from <= to && to <= text.length).toBe(true);
    expect(label).not.toBe('');
  }
}
