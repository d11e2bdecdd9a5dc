/** A stretch of time, half open: `from` belongs to it, `to` does not. Either end may be missing. */
export interface Interval {
  readonly from: Date | null;
  readonly to: Date | null;
}

/** `2026-03-01T04:05:06Z`: the form of every instant on the wire and in report files. */
export const toWireTime = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

/** `2026-03-01`, in UTC. */
export const toIsoDate = (time: Date): string => time.toISOString().slice(0, 10);
