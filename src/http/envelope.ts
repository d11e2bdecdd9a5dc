/** The one shape of every answer of the API. */
export interface Envelope {
  readonly value: readonly unknown[];
  readonly nextLink: string | null;
  readonly totalCount: number;
  readonly message: string | null;
  /** The same as the HTTP status. */
  readonly statusCode: number;
  /** True when a value was withheld because of the caller's role. */
  readonly dataRedacted: boolean;
}

export const success = (
  value: readonly unknown[],
  message: string | null,
  dataRedacted = false,
): Envelope => ({
  value,
  nextLink: null,
  totalCount: value.length,
  message,
  statusCode: 200,
  dataRedacted,
});

/** A part of what there is; `nextLink` is the address of the next one, null with the last. */
export const page = (
  value: readonly unknown[],
  message: string | null,
  nextLink: string | null,
): Envelope => ({ ...success(value, message), nextLink });

export const failure = (statusCode: number, message: string): Envelope => ({
  value: [],
  nextLink: null,
  totalCount: 0,
  message,
  statusCode,
  dataRedacted: false,
});
