import { text } from 'node:stream/consumers';
import password from '@inquirer/password';
import type { AdminIo } from './admin-command.ts';

/**
 * From standard input, because options can be seen by every user of the machine and stay in the
 * history of the shell. On a terminal it is asked for and not shown.
 */
export async function readSecret(what: string, { stdin, stderr }: AdminIo): Promise<string> {
  if (stdin.isTTY) {
    const message = what[0]?.toUpperCase() + what.slice(1);
    return password({ message, mask: true, toggleMask: false }, { input: stdin, output: stderr });
  }
  const lines = (await text(stdin)).replace(/\r?\n$/, '');
  if (lines.trim() === '') throw new Error(`standard input holds no ${what}`);
  if (/[\r\n]/.test(lines))
    throw new Error(`standard input holds more than one line: the ${what} is one`);
  return lines;
}
