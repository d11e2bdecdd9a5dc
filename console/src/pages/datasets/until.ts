const MINUTE = 60_000;

/** Milliseconds until a time, less than none after it. The service's clock is known to a minute: nearer is now. */
export const until = (time: string, now: Date): number => {
  const left = Date.parse(time) - now.getTime();
  return left > 0 && left < MINUTE ? 0 : left;
};
