/** A `Date`, or text that is sent as it is (`yyyy-MM-ddTHH:mm:ssZ`). */
export type Time = Date | string;

export interface CallOptions {
  readonly signal?: AbortSignal;
}
