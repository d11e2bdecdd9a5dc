import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const english = readFileSync(resolve(root, 'README.md'), 'utf8');
const korean = readFileSync(resolve(root, 'README.ko.md'), 'utf8');

/** What is to be typed: the indented blocks. */
const commandsIn = (text: string): string[] =>
  text.split('\n').filter((line) => line.startsWith('    '));

/** Files and addresses that are linked to or shown, in any order: sentences differ. */
const targetsIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target).sort();

const isOtherLanguage = (target: string) => /^README(\.ko)?\.md$/.test(target);

test('the README in Korean has the commands and links of the English one', () => {
  expect(commandsIn(korean)).toEqual(commandsIn(english));
  const links = (text: string) => targetsIn(text).filter((target) => !isOtherLanguage(target));
  expect(links(korean)).toEqual(links(english));
});

test.each([...new Set([...targetsIn(english), ...targetsIn(korean)])])('%s is there', (target) => {
  expect(existsSync(resolve(root, target.replace(/#.*/, '')))).toBe(true);
});
