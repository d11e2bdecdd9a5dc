import { EngineError } from '../engine.ts';
import { answerDeadline } from './answer-deadline.ts';
import { readRows, type Server } from './statement.ts';

/** The first that folds the case of every letter, and has all else that is used here. */
const MINIMUM = [24, 9] as const;

/** Milliseconds that a server may take to say which it is. */
const ANSWER_LIMIT = 10_000;

/** Asks anew after a failure, and each time whether the server is still there. */
export const readVersion = (server: Server) => async (): Promise<string> => {
  const signal = answerDeadline(ANSWER_LIMIT);
  const rows = await readRows(server, 'SELECT version()', { settings: {}, signal });
  const version = String(rows[0]?.[0]);
  if (!isRecent(version)) {
    const wanted = MINIMUM.join('.');
    throw new EngineError(
      'other',
      `ClickHouse ${version} is too old: ${wanted} or later is needed`,
    );
  }
  return version;
};

function isRecent(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}
