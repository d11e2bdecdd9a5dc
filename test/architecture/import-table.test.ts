import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * The architecture: which rooms a room may import, besides itself. `import type` counts. A room that
 * is not a key here may not exist.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  'src/kernel': [],
  'src/config': ['src/kernel'],
  'src/catalog': ['src/kernel', 'catalog'],
  'src/language': ['src/kernel', 'src/catalog'],
  'src/policy': ['src/kernel', 'src/catalog', 'src/language'],
  'src/engine': ['src/kernel', 'src/config', 'src/catalog', 'src/language', 'src/policy'],
  'src/files': ['src/kernel', 'src/config'],
  'src/store': ['src/kernel', 'src/config'],
  'src/identity': ['src/kernel', 'src/config', 'src/store'],
  'src/reports': [
    ...['src/kernel', 'src/catalog', 'src/language', 'src/policy'],
    ...['src/engine', 'src/files', 'src/store'],
  ],
  'src/worker': ['src/kernel', 'src/config', 'src/reports'],
  'src/http': ['src/kernel', 'src/config', 'src/catalog', 'src/identity', 'src/reports'],
  'src/sample': ['src/kernel', 'src/catalog', 'src/engine'],
  'src/app': [
    ...['src/kernel', 'src/config', 'src/catalog', 'src/engine', 'src/files', 'src/store'],
    ...['src/identity', 'src/reports', 'src/worker', 'src/http', 'src/sample'],
  ],
  'src/cli': ['src/kernel', 'src/config', 'src/app', 'client'],
  client: [],
  'test/acceptance': ['test/support'],
};

/** Tests may use more: the doors that test helpers of other rooms open. */
const isTest = (file: string): boolean => /\.test\.ts$|\.fixture\.ts$|\/testing\//.test(file);

const root = resolve(import.meta.dirname, '../..');
const rooms = Object.keys(table);
const roomOf = (path: string): string =>
  rooms.find((room) => path.startsWith(`${room}/`)) ?? path.split('/').slice(0, 2).join('/');

const IMPORT = /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)'([^']+)'/g;

/** Project files as they are imported: relative ones resolved, the workspace by its folder. */
function importsOf(file: string): { inside: string[]; packages: string[] } {
  const named = [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map(
    ([, name]) => name ?? '',
  );
  const inside = named
    .filter((name) => name.startsWith('.'))
    .map((name) =>
      relative(root, resolve(root, dirname(file), name))
        .split(sep)
        .join('/'),
    );
  const client = named.filter((name) => name === '@partner-insights/client');
  const packages = named.filter((name) => !/^\.|^node:|^@partner-insights\//.test(name));
  return { inside: [...inside, ...client.map(() => 'client/src/index.ts')], packages };
}

const files = globSync(['src/**/*.ts', 'client/src/**/*.ts', 'test/acceptance/**/*.ts'], {
  cwd: root,
})
  .map((file) => file.split(sep).join('/'))
  .sort();

describe('the import table', () => {
  test('speaks of every room there is, and of no other', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual([...rooms].sort());
  });

  test.each(rooms)('%s imports only what its line names', (room) => {
    const allowed = [room, ...(table[room] ?? [])];
    const breaches = files
      .filter((file) => roomOf(file) === room && (!isTest(file) || room === 'test/acceptance'))
      .flatMap((file) =>
        importsOf(file)
          .inside.filter(
            (target) =>
              !allowed.includes(roomOf(target)) && !allowed.includes(target.split('/')[0] ?? ''),
          )
          .map((target) => `${file} → ${target}`),
      );
    expect(breaches).toEqual([]);
  });

  test('the kernel uses no packages', () => {
    const used = files
      .filter((file) => roomOf(file) === 'src/kernel' && !isTest(file))
      .flatMap((file) => importsOf(file).packages);
    expect(used).toEqual([]);
  });

  test('no production file imports a test helper', () => {
    const breaches = files
      .filter((file) => !isTest(file) && roomOf(file) !== 'test/acceptance')
      .flatMap((file) =>
        importsOf(file)
          .inside.filter(isTest)
          .map((target) => `${file} → ${target}`),
      );
    expect(breaches).toEqual([]);
  });

  test('the environment is read in src/config alone', () => {
    const readers = files.filter(
      (file) =>
        file.startsWith('src/') &&
        !isTest(file) &&
        roomOf(file) !== 'src/config' &&
        readFileSync(join(root, file), 'utf8').includes('process.env'),
    );
    expect(readers).toEqual([]);
  });
});

test('no two rooms import each other', () => {
  const circles = rooms.flatMap((room) =>
    (table[room] ?? [])
      .filter((other) => table[other]?.includes(room))
      .map((other) => `${room} ⇄ ${other}`),
  );
  expect(circles).toEqual([]);
});
