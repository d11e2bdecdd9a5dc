import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const consoleManifest = JSON.parse(
  readFileSync(resolve(root, 'console/package.json'), 'utf8'),
) as typeof manifest;
const [, toRun = '', toWork = '', inConsole = ''] = readFileSync(
  resolve(root, 'docs/dependencies.md'),
  'utf8',
).split(/^## /m);

/** The packages named in a table's first column. */
const listed = (part: string): string[] =>
  part
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) =>
      [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    )
    .sort();

const withoutTypes = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => (name.startsWith('@types/') ? '@types/*' : name))),
];

test('docs/dependencies.md has a reason for every package, and for no other', () => {
  expect(listed(toRun)).toEqual(Object.keys(manifest.dependencies).sort());
  expect(listed(toWork)).toEqual(withoutTypes(Object.keys(manifest.devDependencies)).sort());
  const ours = (name: string) => name.startsWith('@partner-insights/');
  const packages = Object.keys(consoleManifest.devDependencies).filter((name) => !ours(name));
  expect(listed(inConsole)).toEqual(withoutTypes(packages).sort());
});
