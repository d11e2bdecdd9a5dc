/** A whole number from 1 to the largest that the service counts to. */
export const isLimit = (typed: string): boolean =>
  /^\d{1,16}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= Number.MAX_SAFE_INTEGER;
