import { createInterface } from 'node:readline/promises';
import type { AdminIo } from './admin-command.ts';

/** Asks on the terminal. Anything but yes, also Ctrl-C and Ctrl-D, is no. */
export async function confirm(question: string, { stdin, stderr }: AdminIo): Promise<boolean> {
  const lines = createInterface({ input: stdin, output: stderr });
  const closed = new AbortController();
  lines.once('close', () => closed.abort());
  lines.once('SIGINT', () => lines.close());
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal: closed.signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch (error) {
    if ((error as Error).name === 'AbortError') return false;
    throw error;
  } finally {
    lines.close();
  }
}
