import type { Readable, Writable } from 'node:stream';
import type { ClientOptions } from '@partner-insights/client';
import { type ClientEnvironment, readClientEnvironment } from '../config/client-environment.ts';

/** The world around a client command; handed in, so that tests can look at it. */
export interface ClientIo {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly environment: ClientEnvironment;
  readonly time?: ClientOptions['time'];
}

export const processIo = (): ClientIo => ({
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: readClientEnvironment(),
});
