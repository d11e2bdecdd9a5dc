/** Why there is no sign-in at another issuer. */
export type FlowFailure =
  /** Somebody said no there. */
  | 'denied'
  /** The issuer does not answer, or does not let this page ask. */
  | 'offline'
  /** It refuses for a reason of its own, which the detail tells. */
  | 'refused'
  /** What came back is no answer to what this window asked. */
  | 'stranger'
  /** Its tokens are not of this time: a clock is wrong. */
  | 'clock'
  /** Its answer cannot be relied on. */
  | 'malformed'
  /** Its endpoints lie where this server's operator has not allowed the console to ask. */
  | 'setup'
  /** The browser has no cryptography for pages that came by plain http. */
  | 'insecure'
  /** The browser lets this page remember nothing on its way. */
  | 'storage';

export class FlowError extends Error {
  readonly failure: FlowFailure;
  /** In the words of whoever refused, in whatever language. */
  readonly detail: string | null;

  constructor(failure: FlowFailure, detail: string | null = null, cause?: unknown) {
    super(detail === null ? failure : `${failure}: ${detail}`, { cause });
    this.name = 'FlowError';
    this.failure = failure;
    this.detail = detail;
  }
}
