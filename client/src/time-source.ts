/** Time and chance as the client sees them; handed in, so that tests need not wait. */
export interface TimeSource {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 up to 1, evenly spread. */
  random(): number;
}
