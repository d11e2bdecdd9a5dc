import { type ChildProcess, fork } from 'node:child_process';
import type { GuardedPlan } from '../../policy/guard.ts';
import { EngineError, type Measured, type MeasureOptions, type Preview } from '../engine.ts';
import { parsePreview } from './exact-json.ts';
import { type FromHost, type HostOptions, type ToHost, unpackError } from './messages.ts';

/** One running child with an open engine. Everything pending rejects when it dies. */
export interface HostConnection {
  readonly pid: number | undefined;
  /** True once it has answered anything: it can do its work. */
  readonly proven: boolean;
  preview(plan: GuardedPlan, limit: number, signal: AbortSignal): Promise<Preview>;
  measure(
    plan: GuardedPlan,
    how: Omit<MeasureOptions, 'signal'>,
    signal: AbortSignal,
  ): Promise<Measured>;
  ping(): Promise<void>;
  /** Resolves when the child is gone, however it went. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

type Reply = Extract<FromHost, { kind: 'answer' | 'measured' | 'pong' }>;

interface Pending {
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

interface Asked {
  readonly id: number;
  readonly reply: Promise<Reply>;
}

export interface HostLimits {
  /** Milliseconds that a cancelled preview, or closing, may take before the child is killed. */
  readonly stopLimit: number;
}

/** Each running statement holds a thread of libuv's pool, which has 4 unless told. */
const STATEMENTS_AT_ONCE = '16';

export async function connectHost(
  module: URL,
  options: HostOptions,
  { stopLimit }: HostLimits,
): Promise<HostConnection> {
  const child = fork(module, {
    serialization: 'advanced',
    execArgv: [],
    // Nothing of the parent's environment, which may hold secrets.
    env: { UV_THREADPOOL_SIZE: STATEMENTS_AT_ONCE },
  });
  const pending = new Map<number, Pending>();
  const gone = whenGone(child, pending);
  let nextId = 1;
  let proven = false;
  const send = (message: ToHost) => {
    if (child.connected) child.send(message);
  };

  child.on('message', (message: FromHost) => {
    if (!('id' in message)) return;
    proven = true;
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'error') waiting?.reject(unpackError(message.error));
    else waiting?.resolve(message);
  });
  await opened(child, gone, () => send({ kind: 'open', options }));

  const ask = (message: (id: number) => ToHost): Asked => {
    const id = nextId++;
    const reply = new Promise<Reply>((resolve, reject) => {
      if (!child.connected) throw new EngineError('process-lost', 'the engine is gone');
      pending.set(id, { resolve, reject });
      send(message(id));
    });
    return { id, reply };
  };

  /** Asks for work that the signal stops; a child that does not stop in time is killed. */
  const askUntil = async (signal: AbortSignal, message: (id: number) => ToHost): Promise<Reply> => {
    signal.throwIfAborted();
    const { id, reply } = ask(message);
    let killing: NodeJS.Timeout | undefined;
    const cancel = () => {
      send({ kind: 'cancel', id });
      killing = setTimeout(() => child.kill('SIGKILL'), stopLimit);
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await reply;
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      clearTimeout(killing);
      signal.removeEventListener('abort', cancel);
    }
  };

  return {
    pid: child.pid,
    get proven() {
      return proven;
    },
    gone,
    preview: async (plan, limit, signal) => {
      const answer = await askUntil(signal, (id) => ({ kind: 'preview', id, plan, limit }));
      if (answer.kind !== 'answer') throw new EngineError('other', 'a preview without its rows');
      return parsePreview(answer.preview);
    },
    measure: async (plan, how, signal) => {
      const answer = await askUntil(signal, (id) => ({ kind: 'measure', id, plan, how }));
      if (answer.kind !== 'measured') throw new EngineError('other', 'a measure without its size');
      return answer.measured;
    },
    ping: async () => {
      await ask((id) => ({ kind: 'ping', id })).reply;
    },
    close: async () => {
      send({ kind: 'close' });
      const killing = setTimeout(() => child.kill('SIGKILL'), stopLimit);
      await gone;
      clearTimeout(killing);
    },
  };
}

function whenGone(child: ChildProcess, pending: Map<number, Pending>): Promise<void> {
  return new Promise((resolve) => {
    const end = (how: string) => {
      for (const { reject } of pending.values()) {
        reject(new EngineError('process-lost', `the engine's process ended: ${how}`));
      }
      pending.clear();
      resolve();
    };
    child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    child.once('error', (error) => end(error.message));
  });
}

async function opened(child: ChildProcess, gone: Promise<void>, open: () => void): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    const listen = (message: FromHost) => {
      if (message.kind === 'ready') resolve();
      else if (message.kind === 'failed-to-open') {
        child.kill('SIGKILL');
        reject(new EngineError('process-lost', `the engine did not open: ${message.message}`));
      } else return;
      child.off('message', listen);
    };
    child.on('message', listen);
  });
  open();
  const died = gone.then(() => {
    throw new EngineError('process-lost', "the engine's process ended before it was ready");
  });
  await Promise.race([ready, died]);
}
