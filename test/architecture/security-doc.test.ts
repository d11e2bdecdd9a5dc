import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { auditActions } from '../../src/kernel/audit.ts';

const root = resolve(import.meta.dirname, '../..');
const document = readFileSync(resolve(root, 'docs/security.md'), 'utf8');
const quoted = [...document.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);

test('docs/security.md names only tests that there are', () => {
  const named = quoted.filter((text) => /^[\w.-]+\.test\.ts$/.test(text));
  const tests = globSync(['{src,test,console/src}/**/*.test.ts'], { cwd: root }).map((file) =>
    basename(file),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !tests.includes(name))).toEqual([]);
});

test('docs/security.md tells of every action of the audit trail', () => {
  const told = (action: string) =>
    quoted.includes(action) || quoted.includes(action.replace(/\.[^.]*$/, '.*'));
  expect(auditActions.filter((action) => !told(action))).toEqual([]);
});
