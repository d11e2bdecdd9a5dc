import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@lezer/common';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { printQuery } from '../../../src/language/print-query.ts';
import { openFuzzWorld } from '../../../src/language/testing/fuzz.ts';
import { planArbitrary } from '../../../src/language/testing/plan-arbitrary.ts';
import { parser } from './generated/parser.ts';

const root = join(import.meta.dirname, '../../..');

function faultsIn(text: string): string[] {
  const faults: string[] = [];
  parser.parse(text).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError || type.name === 'UnclosedString') faults.push(`${from}–${to} of ${text}`);
    },
  });
  return faults;
}

const texts = (file: string): string[] => {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && /^\s*select\b/i.test(value)) found.push(value);
    else if (typeof value === 'object' && value) Object.values(value).forEach(walk);
  };
  walk(parse(readFileSync(join(root, 'catalog/mpn', file), 'utf8')));
  return found;
};

test.each(['system-queries.yaml', 'sample-queries.yaml'])('reads every query of %s', (file) => {
  const queries = texts(file);
  expect(queries.length).toBeGreaterThan(10);
  expect(queries.flatMap(faultsIn)).toEqual([]);
});

test('reads whatever the server accepts, in any case and with any blanks', async () => {
  const { dataset } = await openFuzzWorld();
  const blanks = fc.constantFrom(' ', '\n', '\t', '\r\n', '\u00a0', '\ufeff', '\u200b', '  ');
  const query = fc.record({ plan: planArbitrary(dataset), upper: fc.boolean(), blanks });
  fc.assert(
    fc.property(query, ({ plan, upper, blanks }) => {
      const text = outsideQuotes(printQuery(plan), (part) =>
        (upper ? part.toUpperCase() : part.toLowerCase()).replaceAll(' ', blanks),
      );
      expect(faultsIn(text)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

const outsideQuotes = (text: string, change: (part: string) => string): string =>
  text
    .split(/('(?:[^']|'')*')/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');

test('any text gives a tree that covers it, each part within its parent and after the one before', async () => {
  const { texts } = await openFuzzWorld();
  fc.assert(
    fc.property(texts, (text) => {
      const tree = parser.parse(text);
      expect([tree.type.name, tree.length]).toEqual(['Query', text.length]);
      expectInOrder(tree);
    }),
    { numRuns: 500 },
  );
});

function expectInOrder(tree: Tree): void {
  tree.iterate({
    enter: ({ node }) => {
      expect(node.from).toBeGreaterThanOrEqual(node.prevSibling?.to ?? node.parent?.from ?? 0);
      expect(node.to).toBeLessThanOrEqual(node.parent?.to ?? tree.length);
    },
  });
}
