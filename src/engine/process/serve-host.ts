import { errorText } from '../../kernel/errors.ts';
import type { Previewer } from '../engine.ts';
import { type FromHost, type HostOptions, packError, type ToHost } from './messages.ts';

/**
 * Serves previews to the parent process until it asks to close. When the parent is gone, this
 * process ends at once: no running statement may hold it.
 */
export function serveHost(open: (options: HostOptions) => Promise<Previewer>): void {
  let engine: Previewer | undefined;
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
  const close = async () => {
    await engine?.close();
    process.exit(0);
  };

  process.on('message', (message: ToHost) => {
    if (message.kind === 'open') void start(message.options);
    else if (message.kind === 'preview') void preview(message);
    else if (message.kind === 'cancel') cancels.get(message.id)?.abort();
    else void close();
  });
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // Terminals and service managers signal the whole group; the parent decides when this process ends.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
}
