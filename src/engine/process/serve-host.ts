import { errorText } from '../../kernel/errors.ts';
import type { Pingable, Previewer } from '../engine.ts';
import { type FromHost, type HostOptions, packError, type ToHost } from './messages.ts';

type HostedEngine = Previewer & Pingable;

/**
 * Serves previews and measures to the parent process until it asks to close. When the parent is gone, this
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
  const reply = async (id: number, work: (engine: HostedEngine) => Promise<FromHost>) => {
    try {
      if (!engine) throw new Error('the engine is not open');
      send(await work(engine));
    } catch (error) {
      send({ kind: 'error', id, error: packError(error) });
    }
  };
  const cancellable = async (
    id: number,
    work: (engine: HostedEngine, signal: AbortSignal) => Promise<FromHost>,
  ) => {
    const cancel = new AbortController();
    cancels.set(id, cancel);
    await reply(id, (opened) => work(opened, cancel.signal));
    cancels.delete(id);
  };
  const preview = ({ id, plan, limit }: Extract<ToHost, { kind: 'preview' }>) =>
    cancellable(id, async (opened, signal) => {
      const answer = await opened.preview(plan, { limit, signal });
      return { kind: 'answer', id, preview: JSON.stringify(answer) };
    });
  const measure = ({ id, plan, how }: Extract<ToHost, { kind: 'measure' }>) =>
    cancellable(id, async (opened, signal) => {
      const measured = await opened.measure(plan, { ...how, signal });
      return { kind: 'measured', id, measured };
    });
  const ping = (id: number) =>
    reply(id, async (opened) => {
      await opened.ping();
      return { kind: 'pong', id };
    });
  const close = async () => {
    await engine?.close();
    process.exit(0);
  };

  process.on('message', (message: ToHost) => {
    if (message.kind === 'open') void start(message.options);
    else if (message.kind === 'preview') void preview(message);
    else if (message.kind === 'measure') void measure(message);
    else if (message.kind === 'ping') void ping(message.id);
    else if (message.kind === 'cancel') cancels.get(message.id)?.abort();
    else void close();
  });
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // Terminals and service managers signal the whole group; the parent decides when this process ends.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
}
