import { PublicError } from '../kernel/errors.ts';

/** The reason is told to whoever sent the token. */
export const invalidToken = (reason: string, cause?: unknown): PublicError =>
  new PublicError('token_invalid', { reason }, { cause });

export const UNKNOWN_HOLDER =
  'whom it was issued to, or the application that asked for it, is not known here any more, or is disabled.';
