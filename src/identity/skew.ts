/** How far the clocks of two machines may be apart. */
export const SKEW_SECONDS = 60;
