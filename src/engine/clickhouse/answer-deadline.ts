import { EngineError } from '../engine.ts';

/** Aborts when a server has not answered in time, and says so. */
export function answerDeadline(milliseconds: number): AbortSignal {
  const deadline = new AbortController();
  const late = () => {
    const message = `ClickHouse has not answered within ${milliseconds / 1000} seconds`;
    deadline.abort(new EngineError('unreachable', message));
  };
  setTimeout(late, milliseconds).unref();
  return deadline.signal;
}
