import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import {
  newProxyFolder,
  nginxArguments,
  nginxProgram,
  whyNoNginx,
} from '../acceptance/support/nodes/nginx.ts';

const lack = whyNoNginx();

test.skipIf(lack)(`nginx takes its settings${lack ? ` (skipped: ${lack})` : ''}`, async () => {
  const folder = await newProxyFolder({ port: 18_080, apiPorts: [18_081, 18_082] });
  try {
    const args = ['-t', '-q', ...nginxArguments(folder)];
    const { stderr } = await promisify(execFile)(nginxProgram, args);
    expect(stderr).toBe('');
  } finally {
    await rm(folder, { recursive: true });
  }
});
