import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The console's rooms, from the ground up, and which others each may import. */
const table: Readonly<Record<string, readonly string[]>> = {
  i18n: ['preferences'],
  preferences: [],
  config: [],
  theme: ['preferences'],
  auth: ['config'],
  api: [],
  components: ['i18n', 'theme'],
  charts: [],
  'code-samples': ['api', 'components', 'config', 'i18n', 'preferences'],
  schedule: ['components', 'i18n'],
  'report-language': [],
  'query-editor': ['api', 'components', 'i18n', 'report-language', 'theme'],
  'query-form': ['api', 'components', 'i18n', 'report-language'],
  routes: ['auth', 'components', 'shell'],
  shell: ['api', 'auth', 'components', 'config', 'i18n'],
  pages: [
    'api',
    'auth',
    'charts',
    'code-samples',
    'components',
    'config',
    'i18n',
    'preferences',
    'query-editor',
    'query-form',
    'report-language',
    'routes',
    'schedule',
    'shell',
  ],
  app: [
    'api',
    'auth',
    'components',
    'config',
    'i18n',
    'pages',
    'preferences',
    'routes',
    'shell',
    'theme',
  ],
};

const root = resolve(import.meta.dirname, '../../console');
const source = join(root, 'src');
const IMPORT = /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)'([^']+)'/g;

const files = globSync('**/*.{ts,tsx}', { cwd: source })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => file.includes('/') && !/\.test\.tsx?$/.test(file));

const namesIn = (file: string): string[] =>
  [...readFileSync(join(source, file), 'utf8').matchAll(IMPORT)].map(([, name = '']) => name);

const targetsOf = (file: string): string[] =>
  namesIn(file)
    .filter((name) => name.startsWith('.'))
    .map((name) =>
      relative(source, resolve(source, dirname(file), name))
        .split(sep)
        .join('/'),
    );

const roomOf = (file: string): string => file.split('/')[0] ?? '';
/** One folder of `pages`, such as `pages/datasets`. */
const pageOf = (file: string): string => file.split('/').slice(0, 2).join('/');

describe('the console', () => {
  test('has the rooms of the table, and no other', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(table).sort());
  });

  test.each(Object.keys(table))('%s imports only what its line names', (room) => {
    const allowed = [room, ...(table[room] ?? [])];
    const breaches = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) =>
        targetsOf(file)
          .filter((target) => !allowed.includes(roomOf(target)))
          .map((target) => `${file} → ${target}`),
      );
    expect(breaches).toEqual([]);
  });

  test('has pages that know nothing of each other', () => {
    const breaches = files
      .filter((file) => roomOf(file) === 'pages' && file !== 'pages/page-list.ts')
      .flatMap((file) =>
        targetsOf(file)
          .filter((target) => roomOf(target) === 'pages' && pageOf(target) !== pageOf(file))
          .map((target) => `${file} → ${target}`),
      );
    expect(breaches).toEqual([]);
  });

  test('sees of this project the part of the client for browsers, and only packages that it names', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const packageOf = (name: string): string =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');
    const named = files.flatMap(namesIn).filter((name) => !name.startsWith('.'));
    const ours = named.filter((name) => name.startsWith('@partner-insights/'));
    expect([...new Set(ours)]).toEqual(['@partner-insights/client/browser']);
    const unknown = named.map(packageOf).filter((name) => !Object.hasOwn(devDependencies, name));
    expect(unknown).toEqual([]);
  });
});

test('the part of the client for browsers needs nothing of Node', () => {
  const client = resolve(root, '../client/src');
  const seen = new Set<string>();
  const walk = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    expect(text, file).not.toMatch(/from 'node:/);
    for (const [, name = ''] of text.matchAll(IMPORT)) {
      if (name.startsWith('.')) walk(resolve(dirname(file), name));
    }
  };
  walk(join(client, 'browser.ts'));
  expect(seen.size).toBeGreaterThan(8);
});
