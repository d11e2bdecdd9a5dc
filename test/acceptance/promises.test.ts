import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from './support/project.ts';

const folder = import.meta.dirname;
const lines = readFileSync(join(folder, 'PROMISES.md'), 'utf8').split('\n');

interface Promised {
  readonly id: string;
  readonly promise: string;
  /** From the project's root. */
  readonly file: string;
  /** Of the enclosing describe, if any, and of the test. */
  readonly titles: readonly string[];
}

const promises: Promised[] = lines.flatMap((line) => {
  const [, id = '', promise = '', held = ''] =
    /^\| ([A-Z]-\d\d) \| (.*?) \| (.*) \|$/.exec(line) ?? [];
  const [file = '', ...titles] = held.split(' › ');
  const path = file.startsWith('src/') ? file : `test/acceptance/${file}`;
  return id ? [{ id, promise, file: path, titles }] : [];
});

const textOf = (file: string): string => readFileSync(join(projectFolder, file), 'utf8');

/** The titles of the tests and their groups, as the file spells them. */
const titlesIn = (file: string): Set<string> =>
  new Set(
    [
      ...textOf(file).matchAll(
        /[\w\])]\(\s*(['"])((?:\\.|(?!\1).)*)\1,\s*(?:async )?(?:\(|function)/g,
      ),
    ].map(([, , title = '']) => title),
  );

const ringFiles = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts') && name !== 'promises.test.ts')
  .map((name) => `test/acceptance/${name}`);

test('every row of the lists is a promise, with an id of its own', () => {
  const rows = lines.filter((line) => line.startsWith('| ') && !line.startsWith('| id '));
  expect(promises).toHaveLength(rows.length);
  expect(promises.length).toBeGreaterThan(100);
  expect(new Set(promises.map(({ id }) => id)).size).toBe(promises.length);
});

test.each(promises)('$id has its test: $promise', ({ file, titles }) => {
  expect(existsSync(join(projectFolder, file)), file).toBe(true);
  expect(titles.length).toBeGreaterThan(0);
  const known = titlesIn(file);
  for (const title of titles) expect([...known]).toContain(title);
});

describe('every test of the ring holds a promise', () => {
  const groups = (file: string): Set<string> =>
    new Set(
      [
        ...textOf(file).matchAll(
          /describe(?:\.\w+(?:\([^()'"]*\))?)*\(\s*(['"])((?:\\.|(?!\1).)*)\1/g,
        ),
      ].map(([, , title = '']) => title),
    );

  test.each(ringFiles)('%s', (file) => {
    const held = promises
      .filter((promise) => promise.file === file)
      .map(({ titles }) => titles.at(-1));
    const free = [...titlesIn(file)].filter(
      (title) => !groups(file).has(title) && !held.includes(title),
    );
    expect(free).toEqual(supporting.filter((title) => free.includes(title)));
  });

  /** Not promises, but what the oracle stands on. */
  const supporting = ['the datasets are whole enough to be an oracle'];
});
