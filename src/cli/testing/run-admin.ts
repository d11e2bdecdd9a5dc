import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import type { AdminIo } from '../admin/admin-command.ts';
import type { Ran } from './run-command.ts';

/** Runs one command line on the home's store, with `input` on standard input. */
export async function runAdmin(
  register: (program: Command, io: AdminIo) => void,
  home: string,
  args: readonly string[],
  input = '',
): Promise<Ran> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const printed = Promise.all([text(stdout), text(stderr)]);
  stdin.end(input);
  const program = new Command('insights').exitOverride().configureOutput({
    writeOut: (line) => stdout.write(line),
    writeErr: (line) => stderr.write(line),
  });
  register(program, { stdin, stdout, stderr });
  const failure = await program.parseAsync([...args, '--home', home], { from: 'user' }).then(
    () => null,
    (error: Error) => error.message,
  );
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { stdout: out, stderr: err, failure };
}
