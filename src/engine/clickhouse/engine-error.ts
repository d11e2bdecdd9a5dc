import { ClickHouseError } from '@clickhouse/client';
import { errorText } from '../../kernel/errors.ts';
import { EngineError, type EngineFailure } from '../engine.ts';

/** By the server's error codes: https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp */
const failures: Readonly<Record<string, EngineFailure>> = {
  '32': 'unreachable', // ATTEMPT_TO_READ_AFTER_EOF: another node has gone
  '158': 'too-many-rows', // TOO_MANY_ROWS
  '159': 'too-slow', // TIMEOUT_EXCEEDED
  '160': 'too-slow', // TOO_SLOW
  '198': 'unreachable', // DNS_ERROR
  '209': 'unreachable', // SOCKET_TIMEOUT
  '210': 'unreachable', // NETWORK_ERROR
  '241': 'out-of-memory', // MEMORY_LIMIT_EXCEEDED
  '243': 'spill-full', // NOT_ENOUGH_SPACE
  '279': 'unreachable', // ALL_CONNECTION_TRIES_FAILED
  '307': 'spill-full', // TOO_MANY_BYTES
};

/** As servers of every version begin to tell of their errors, and of those of their libraries. */
const stated = /Code: (\d+)(?:\. DB::|, e\.|, type: ).*/s;

const broken = /^(ECONN|EPIPE|EHOST|ENET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ERR_STREAM_PREMATURE_CLOSE)/;

export function engineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const text = textOf(error);
  return new EngineError(failureOf(error, text), text, { cause: error });
}

/** The error that a server's text tells of; undefined where it tells of none. */
export function statedError(text: string): EngineError | undefined {
  const [said, code] = stated.exec(text) ?? [];
  if (said === undefined || code === undefined) return undefined;
  return new EngineError(failures[code] ?? 'other', said.trim());
}

/** Where a name has several addresses, none of which answers, only the single errors say so. */
const textOf = (error: unknown): string =>
  error instanceof AggregateError && error.message === ''
    ? error.errors.map(errorText).join('; ')
    : errorText(error);

function failureOf(error: unknown, text: string): EngineFailure {
  if (error instanceof ClickHouseError) return failures[error.code] ?? 'other';
  const said = statedError(text);
  if (said) return said.failure;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isTimeout = /timeout|socket hang up|aborted/i.test(text);
  return broken.test(code) || isTimeout ? 'unreachable' : 'other';
}
