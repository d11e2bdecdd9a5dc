import type { FileState } from '../views.ts';
import type { RunView } from './summary-views.ts';

/** A due time of a report, what became of it, and what its file holds. */
export interface OccurrenceView extends RunView {
  readonly reportId: string;
  /** Its place among the account's executions that are ready, from 1; null unless it is one of them. */
  readonly queuedPosition: number | null;
  readonly caughtUpFrom: string | null;
  readonly caughtUpTo: string | null;
  readonly format: string;
  readonly fileState: FileState | null;
  /** When the file ceases to be kept. */
  readonly fileExpiryTime: string | null;
  readonly dataRedacted: boolean | null;
  /** Of its file, also when it is no longer kept; none without one, and none that is withheld. */
  readonly fileParts: readonly FilePartView[];
}

export interface FilePartView {
  /** From 1. */
  readonly part: number;
  readonly rows: number;
  /** As it is sent. */
  readonly bytes: number;
  /** Hex, of these bytes. */
  readonly sha256: string;
}
