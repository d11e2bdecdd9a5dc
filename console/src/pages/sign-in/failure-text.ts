import { SignInError } from '../../auth/tokens.ts';
import type { Texts } from '../../i18n/texts.ts';

/** By the issuer's numbers, which docs/tokens.md lists. */
export function failureText(error: unknown, texts: Texts['signIn']['failed']): string {
  if (!(error instanceof SignInError)) return texts.other;
  if (error.retryAfter) return texts.wait(error.retryAfter);
  const known: Readonly<Record<number, string>> = {
    0: texts.offline,
    50126: texts.credentials,
    90002: texts.tenant,
    50057: texts.disabled,
    5000225: texts.disabled,
  };
  return known[error.code] ?? texts.other;
}
