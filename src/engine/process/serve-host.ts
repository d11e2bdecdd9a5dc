import { errorText } from '../../kernel/errors.ts';
import type { Pingable, Previewer } from '../engine.ts';
import { type FromHost, type HostOptions, packError, type ToHost } from './messages.ts';

type HostedEngine = Previewer & Pingable;

/**
 * Serves previews to the parent process until it asks to close. When the parent is gone, this
 * process ends at once: no running statement may hold it.
 */
export function serveHost(open: (options: HostOptions) => Promise<HostedEngine>): void {
  let engine: HostedEngine | undefined;
  const cancels = new Map<number, AbortController>();
  const send = (message: FromHost) => process.send?.(message);

  const start = async (options: HostOptions) => {
    try {
      engine = await open(options);
      send({ kind: 'ready' });
    } catch (error) {
      send({ kind: 'failed-to-open', message: errorText(error) });
    }
  };
  const preview = async ({ id, plan, limit }: Extract<ToHost, { kind: 'preview' }>) => {
    const cancel = new AbortController();
    cancels.set(id, cancel);
    try {
      if (!engine) throw new Error('the engine is not open');
      const answer = await engine.preview(plan, { limit, signal: cancel.signal });
      send({ kind: 'answer', id, preview: JSON.stringify(answer) });
    } catch (error) {
      send({ kind: 'error', id, error: packError(error) });
    } finally {
      cancels.delete(id);
    }
  };
  const ping = async (id: number) => {
    try {
      if (!engine) throw new Error('the engine is not open');
      await engine.ping();
      send({ kind: 'pong', id });
    } catch (error) {
      send({ kind: 'error', id, error: packError(error) });
    }
  };
  const close = async () => {
    await engine?.close();
    process.exit(0);
  };

  process.on('message', (message: ToHost) => {
    if (message.kind === 'open') void start(message.options);
    else if (message.kind === 'preview') void preview(message);
    else if (message.kind === 'ping') void ping(message.id);
    else if (message.kind === 'cancel') cancels.get(message.id)?.abort();
    else void close();
  });
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // Terminals and service managers signal the whole group; the parent decides when this process ends.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
}
