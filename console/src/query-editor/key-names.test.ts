import { expect, test } from 'vitest';
import { keyNames } from './key-names.ts';

test.each([
  ['MacIntel', '⌘↩', '⇧⌥F'],
  ['Linux x86_64', 'Ctrl+Enter', 'Shift+Alt+F'],
  ['Win32', 'Ctrl+Enter', 'Shift+Alt+F'],
])('on %s', (platform, run, tidy) => {
  expect(keyNames(platform)).toMatchObject({ run, tidy });
});
