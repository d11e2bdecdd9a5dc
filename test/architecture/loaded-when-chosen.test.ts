import { globSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Their libraries take half a second and 60 MB to load. */
const stores = ['src/files/azure/', 'src/files/s3/'];

const files = globSync('src/**/*.ts', { cwd: root })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
  .filter((file) => !stores.some((store) => file.startsWith(store)));

test('object stores and their libraries are imported only when they are chosen', () => {
  const breaches = files.filter((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .some(
        (line) =>
          /\bfrom '(@aws-sdk\/|@azure\/|[./\w]*\/(azure|s3)\/)/.test(line) &&
          !line.startsWith('import type'),
      ),
  );
  expect(breaches).toEqual([]);
});
