import type { Lane } from './turns.ts';

/** A kind of report: what a run of it takes, and how many of a hundred are such. */
export interface Kind {
  readonly name: string;
  readonly lane: Lane;
  /** 0 to 1, of all. */
  readonly share: number;
  /** Milliseconds of CPU on the event loop of its worker, and of all else in the worker. */
  readonly loopMs: number;
  readonly engineMs: number;
  readonly fileBytes: number;
}

/** What claims and records take of the database. */
export interface DatabaseCost {
  /** Milliseconds of CPU of all statements of an execution but the look whose turn it is. */
  readonly executionMs: number;
  /** What that look takes: so much, and so much for each lane and each execution that is ready. */
  readonly turnsMs: number;
  readonly turnsMsOfLane: number;
  readonly turnsMsOfReady: number;
  /** A look that took long is used again until so many times as long have passed; 0: never. */
  readonly reuse: number;
}

export interface Scenario {
  readonly seed: number;
  readonly partners: number;
  readonly reportsEach: number;
  /** 0 to 1: how many are due at midnight; the others at the full hours of the day. */
  readonly peakShare: number;
  /** Over how many minutes after its full hour a due time may lie. */
  readonly spreadMinutes: number;
  readonly kinds: readonly Kind[];
  /** Worker processes, with `slots` runs at once and so many cores each. */
  readonly workers: number;
  readonly slots: number;
  readonly coresEach: number;
  readonly databaseCores: number;
  /** All of them share so many cores, as on the machine that was measured; undefined: they do not. */
  readonly sharedCores?: number;
  readonly database: DatabaseCost;
  /** Milliseconds of an execution in which it waits for disks and answers. */
  readonly waitMs: number;
  readonly accountConcurrency: number;
  /** How long an idle slot waits before it looks again. */
  readonly pollMs: number;
}
