import { ClickHouseError } from '@clickhouse/client';
import { errorText } from '../../kernel/errors.ts';
import { EngineError, type EngineFailure } from '../engine.ts';

/** By the server's error codes: https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp */
const failures: Readonly<Record<string, EngineFailure>> = {
  '158': 'too-many-rows', // TOO_MANY_ROWS
  '159': 'too-slow', // TIMEOUT_EXCEEDED
  '160': 'too-slow', // TOO_SLOW
  '209': 'unreachable', // SOCKET_TIMEOUT
  '210': 'unreachable', // NETWORK_ERROR
  '241': 'out-of-memory', // MEMORY_LIMIT_EXCEEDED
  '243': 'spill-full', // NOT_ENOUGH_SPACE
  '279': 'unreachable', // ALL_CONNECTION_TRIES_FAILED
  '307': 'spill-full', // TOO_MANY_BYTES
};

const unreachable = /^(ECONN|EPIPE|EHOST|ENET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)/;

export function engineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  return new EngineError(failureOf(error), errorText(error), { cause: error });
}

/** Of an answer that is not whole: what the server wrote last may say why. */
export function brokenOff(end: string): EngineError {
  const [said, code] = /Code: (\d+)\..*$/s.exec(end) ?? [];
  if (said === undefined || code === undefined) {
    return new EngineError('unreachable', 'the answer broke off');
  }
  return new EngineError(failures[code] ?? 'other', said.trim());
}

function failureOf(error: unknown): EngineFailure {
  if (error instanceof ClickHouseError) return failures[error.code] ?? 'other';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isTimeout = /timeout|socket hang up|aborted/i.test(errorText(error));
  return unreachable.test(code) || isTimeout ? 'unreachable' : 'other';
}
