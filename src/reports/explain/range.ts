/** A number that is not known for certain: the best guess, and between what it lies. */
export interface Range {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export const exactly = (estimate: number): Range => ({ estimate, low: estimate, high: estimate });

/** Each end of one, times each end of the other. */
export const times = (one: Range, other: Range): Range => ({
  estimate: one.estimate * other.estimate,
  low: one.low * other.low,
  high: one.high * other.high,
});

/** So many times less, and so many times more, than the estimate. */
export const within = (factor: number, estimate: number): Range => ({
  estimate,
  low: estimate / factor,
  high: estimate * factor,
});

export const rounded = ({ estimate, low, high }: Range, decimals = 0): Range => {
  const unit = 10 ** decimals;
  return {
    estimate: Math.round(estimate * unit) / unit,
    low: Math.floor(low * unit) / unit,
    high: Math.ceil(high * unit) / unit,
  };
};
