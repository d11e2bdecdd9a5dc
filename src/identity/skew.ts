/** How far the clocks of two machines may be apart. */
export const SKEW_SECONDS = 60;

/** Until the last token that a key signed has expired everywhere. */
export const keyGraceSeconds = (accessTokenSeconds: number): number =>
  accessTokenSeconds + SKEW_SECONDS;
