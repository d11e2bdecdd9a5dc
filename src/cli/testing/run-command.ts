import { PassThrough, Writable } from 'node:stream';
import { Command } from 'commander';
import {
  type Script,
  type ScriptedServer,
  startScripted,
} from '../../../client/src/testing/scripted-server.ts';
import { manualTime, tokenReply } from '../../../client/src/testing/test-client.ts';
import type { ClientEnvironment } from '../../config/client-environment.ts';
import type { ClientIo } from '../client-io.ts';

export { envelope, refusal } from '../../../client/src/testing/scripted-server.ts';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  /** The message that the command failed with. */
  readonly failure: string | null;
}

export const credentials = {
  tenantId: 'tenant-1',
  clientId: 'app-1',
  clientSecret: 'app-secret',
} as const;

/** A service that hands out tokens and answers the rest by a script. */
export const startService = (script: Script): Promise<ScriptedServer> =>
  startScripted((seen, response) =>
    seen.path.endsWith('/oauth2/token') ? tokenReply(1) : script(seen, response),
  );

/** Runs one command line through a program that has only this command. */
export async function runCommand(
  register: (program: Command, io: ClientIo) => void,
  args: readonly string[],
  environment: ClientEnvironment = credentials,
  isTTY = false,
): Promise<Ran> {
  const stdout = collect(false);
  const stderr = collect(isTTY);
  const stdin = new PassThrough();
  const io: ClientIo = { stdin, stdout, stderr, environment, time: manualTime() };
  const program = new Command('insights').exitOverride().configureOutput({
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text),
  });
  register(program, io);
  let failure: string | null = null;
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    failure = (error as Error).message;
  }
  return { stdout: stdout.text(), stderr: stderr.text(), failure };
}

function collect(isTTY: boolean): Writable & { isTTY: boolean; text(): string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return Object.assign(stream, { isTTY, text: () => Buffer.concat(chunks).toString() });
}
