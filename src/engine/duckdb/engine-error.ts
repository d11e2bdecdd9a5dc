import { errorText } from '../../kernel/errors.ts';
import { EngineError, type EngineFailure } from '../engine.ts';

/** DuckDB tells its errors apart by their text alone. */
const failures: readonly (readonly [RegExp, EngineFailure])[] = [
  [/^Out of Memory Error:.*max_temp_directory_size/s, 'spill-full'],
  [/^Out of Memory Error/, 'out-of-memory'],
  [/no space left on device|disk quota exceeded/i, 'disk-full'],
];

export function engineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const text = errorText(error);
  const failure = failures.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
  return new EngineError(failure, text, { cause: error });
}

/** After these DuckDB refuses all further work on the instance. */
export const isFatal = (error: unknown): boolean =>
  /^(FATAL|INTERNAL) Error|database has been invalidated/.test(errorText(error));
