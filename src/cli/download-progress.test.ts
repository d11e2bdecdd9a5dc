import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { formatBytes, showDownload } from './download-progress.ts';

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [1_234_567, '1.2 MB'],
  [5_000_000_000_000, '5000.0 GB'],
])('%i', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('a bar is drawn on a terminal and nothing elsewhere', () => {
  const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  const log = new PassThrough();
  for (const output of [terminal, log]) {
    const view = showDownload(output);
    view.update({ receivedBytes: 500_000, totalBytes: 1_000_000 });
    view.update({ receivedBytes: 1_000_000, totalBytes: 1_000_000 });
    view.stop();
  }
  expect(String(terminal.read())).toContain('of 1.0 MB');
  expect(log.read()).toBeNull();
});
