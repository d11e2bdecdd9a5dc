import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Colours change over a moment when the theme does; in between they are of neither. */
const SETTLED = `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  .then(() => Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map(({ finished }) => finished)))
  .then(() => null)`;

/** What axe finds against WCAG 2.2 AA and good practice, in words; on the whole page, or in a part of it. */
export async function violationsOf(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(SETTLED);
  // Evaluated by the debugger, which the page's Content-Security-Policy does not bind.
  await page.evaluate(source);
  const found = await page.evaluate(
    ({ tags, within }) =>
      (globalThis as unknown as { axe: { run(at: object, how: object): Promise<object> } }).axe.run(
        // Fluent's own stops at the ends of a group: who lands on one is handed on at once.
        { include: [[within]], exclude: [['[data-tabster-dummy]']] },
        { runOnly: { type: 'tag', values: tags } },
      ),
    { tags: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], within },
  );
  return (found as { violations: Violation[] }).violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}
