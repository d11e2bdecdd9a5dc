export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** What the service says about its own work: numbers for metrics, spans for traces. */
export interface Telemetry {
  requestServed(served: {
    readonly method: string;
    /** The route's pattern, so that the number of series stays small. */
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
    readonly correlationId: string;
    /** The caller's W3C `traceparent` header: the trace that the request belongs to. */
    readonly traceparent: string | undefined;
  }): void;
  executionClaimed(claimed: {
    readonly lane: string;
    readonly attempt: number;
    /** From the time it was ready to its claim. */
    readonly latenessSeconds: number;
  }): void;
  executionSettled(settled: {
    readonly lane: string;
    readonly outcome: string;
    readonly seconds: number;
    /** Of the file; 0 without one. */
    readonly bytes: number;
    readonly rows: number;
  }): void;
  callbackAttempted(attempted: { readonly outcome: string; readonly seconds: number }): void;
  /**
   * Runs the work inside a span of that name; a failure is noted on it and thrown on. `note` adds
   * what the work finds out, such as its outcome.
   */
  span<T>(
    name: string,
    attributes: Attributes,
    work: (note: (attributes: Attributes) => void) => Promise<T>,
  ): Promise<T>;
}

export const silentTelemetry: Telemetry = {
  requestServed: () => {},
  executionClaimed: () => {},
  executionSettled: () => {},
  callbackAttempted: () => {},
  span: (_name, _attributes, work) => work(() => {}),
};
