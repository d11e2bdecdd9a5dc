import { errorText } from '../../kernel/errors.ts';
import type { Pingable, Previewer } from '../engine.ts';
import { type FromHost, type HostOptions, packError, type ToHost } from './messages.ts';

type HostedEngine = Previewer & Pingable;

/** What gets an answer of its own. */
type Asked = Extract<ToHost, { readonly kind: 'preview' | 'measure' | 'ping' }>;

/**
 * Serves previews and measures to the parent process until it asks to close. When the parent is gone, this
 * process ends at once: no running statement may hold it.
 */
export function serveHost(open: (options: HostOptions) => Promise<HostedEngine>): void {
  process.on(
    'message',
    createHost(open, (message) => process.send?.(message)),
  );
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // Terminals and service managers signal the whole group; the parent decides when this process ends.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
}

/** Does what each message asks for, and answers by `send`. */
function createHost(
  open: (options: HostOptions) => Promise<HostedEngine>,
  send: (message: FromHost) => void,
): (message: ToHost) => void {
  let engine: HostedEngine | undefined;
  const cancels = new Map<number, AbortController>();
  const start = async (options: HostOptions) => {
    try {
      engine = await open(options);
      send({ kind: 'ready' });
    } catch (error) {
      send({ kind: 'failed-to-open', message: errorText(error) });
    }
  };
  const answer = async (
    id: number,
    work: (engine: HostedEngine, signal: AbortSignal) => Promise<FromHost>,
  ) => {
    const cancel = new AbortController();
    cancels.set(id, cancel);
    try {
      if (!engine) throw new Error('the engine is not open');
      send(await work(engine, cancel.signal));
    } catch (error) {
      send({ kind: 'error', id, error: packError(error) });
    }
    cancels.delete(id);
  };
  const close = async () => {
    await engine?.close();
    process.exit(0);
  };
  return (message) => {
    if (message.kind === 'open') void start(message.options);
    else if (message.kind === 'cancel') cancels.get(message.id)?.abort();
    else if (message.kind === 'close') void close();
    else void answer(message.id, (opened, signal) => work(opened, message, signal));
  };
}

async function work(engine: HostedEngine, message: Asked, signal: AbortSignal): Promise<FromHost> {
  const { id } = message;
  if (message.kind === 'preview') {
    const { plan, limit } = message;
    const preview = JSON.stringify(await engine.preview(plan, { limit, signal }));
    return { kind: 'answer', id, preview };
  }
  if (message.kind === 'measure') {
    const { plan, how } = message;
    return { kind: 'measured', id, measured: await engine.measure(plan, { ...how, signal }) };
  }
  await engine.ping();
  return { kind: 'pong', id };
}
