import password from '@inquirer/password';
import type { ClientOptions } from '@partner-insights/client';
import type { Command } from 'commander';
import { clientVariables } from '../config/client-environment.ts';
import type { ClientIo } from './client-io.ts';

/** What the shared options read on the command line. */
export interface ClientFlags {
  readonly api?: string;
  readonly login?: string;
  readonly tenant?: string;
  readonly clientId?: string;
  readonly user?: string;
}

const defaultApi = 'http://127.0.0.1:8080';

/** Adds the options that say which service and who asks. */
export const addClientOptions = (command: Command): Command =>
  command
    .option('--api <url>', `address of the API (${clientVariables.apiUrl}; ${defaultApi})`)
    .option('--login <url>', `where tokens come from (${clientVariables.loginUrl}; as --api)`)
    .option('--tenant <id>', `tenant of the partner (${clientVariables.tenantId})`)
    .option('--client-id <id>', `application (${clientVariables.clientId})`)
    .option('--user <name>', `user; none: the application itself (${clientVariables.userName})`)
    .addHelpText('after', secretsHelp);

const secretsHelp = `
Secrets are never options: they come from ${clientVariables.clientSecret} and, with a user,
${clientVariables.password}, or are asked for.`;

/** Options over environment over defaults. Asks for secrets that are missing, on a terminal. */
export async function readClientOptions(flags: ClientFlags, io: ClientIo): Promise<ClientOptions> {
  const { environment } = io;
  const apiUrl = checkedUrl(flags.api ?? environment.apiUrl ?? defaultApi, '--api');
  const loginUrl = checkedUrl(flags.login ?? environment.loginUrl ?? apiUrl, '--login');
  const tenantId = required(flags.tenant ?? environment.tenantId, '--tenant', 'tenantId');
  const clientId = required(flags.clientId ?? environment.clientId, '--client-id', 'clientId');
  const userName = flags.user ?? environment.userName;
  const clientSecret = await secret('clientSecret', `Secret of application ${clientId}`, io);
  const options = { apiUrl, loginUrl, tenantId, clientId, clientSecret, time: io.time };
  if (!userName) return options;
  return {
    ...options,
    userName,
    password: await secret('password', `Password of ${userName}`, io),
  };
}

function checkedUrl(url: string, option: string): string {
  // With the API's path or without it: both are called the address of the API.
  const base = url.replace(/\/insights\/v1(\.1)?(\/\w*)?\/?$/i, '');
  if (/^https?:$/.test(URL.parse(base)?.protocol ?? '')) return base;
  throw new Error(`${option} should be an http or https address, not "${url}"`);
}

function required(
  value: string | undefined,
  option: string,
  name: keyof typeof clientVariables,
): string {
  if (value) return value;
  throw new Error(`${option} is missing; give it or set ${clientVariables[name]}`);
}

async function secret(
  name: 'clientSecret' | 'password',
  message: string,
  { environment, stdin, stderr }: ClientIo,
): Promise<string> {
  const given = environment[name];
  if (given !== undefined) return given;
  if (!stdin.isTTY)
    throw new Error(`${clientVariables[name]} is not set, and there is no terminal to ask on`);
  // On stderr, because stdout may be the report.
  return password({ message, mask: true, toggleMask: false }, { input: stdin, output: stderr });
}
