import { type Client, createClient, InsightsError } from '@partner-insights/client';
import type { Command } from 'commander';
import type { ClientIo } from './client-io.ts';
import { type ClientFlags, readClientOptions } from './client-options.ts';

/**
 * Runs a command with a client made from its options. Ctrl-C aborts the signal, so that the command
 * can clean up; a second one ends the process. Rejects with an error whose message is one line.
 */
export async function runClientCommand(
  command: Command,
  io: ClientIo,
  run: (client: Client, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const control = new AbortController();
  const interrupt = () => control.abort(new Error('interrupted'));
  process.once('SIGINT', interrupt);
  try {
    const client = createClient(await readClientOptions(command.opts<ClientFlags>(), io));
    await run(client, control.signal);
  } catch (error) {
    throw new Error(oneLine(error), { cause: error });
  } finally {
    process.off('SIGINT', interrupt);
  }
}

function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const id = error instanceof InsightsError ? error.correlationId : null;
  const withId = id && !message.includes(id) ? `${message} (correlation id ${id})` : message;
  return withId.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}
