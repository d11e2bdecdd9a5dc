import { type ErrorCode, errorCatalogue } from './error-catalogue.ts';

/**
 * An error whose sentence the caller may read. Anything else that is thrown becomes `internal` at
 * the edge, with its private detail in the log only.
 */
export class PublicError extends Error {
  readonly code: ErrorCode;
  /** HTTP status. */
  readonly status: number;
  /** Where waiting helps. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, params: Params = {}, options?: PublicErrorOptions) {
    super(fill(errorCatalogue[code].sentence, params), options);
    this.name = 'PublicError';
    this.code = code;
    this.status = errorCatalogue[code].status;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
}

export interface PublicErrorOptions extends ErrorOptions {
  readonly retryAfterSeconds?: number;
}

type Params = Readonly<Record<string, string | number>>;

const fill = (sentence: string, params: Params): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

/** The text of anything thrown, for logs and failure reasons. */
export const errorText = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
