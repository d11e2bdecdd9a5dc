import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaimCost } from './measuring/claims.ts';
import type { Drain } from './measuring/drain.ts';
import type { Growth } from './measuring/growth.ts';
import type { LargeCost } from './measuring/large.ts';
import type { DatabaseCost, Kind } from './simulation/scenario.ts';

/** `measured.json`, as far as the simulation goes by it. */
export interface Measured {
  readonly oneWorker: { readonly found: readonly Drain[] };
  readonly workers: { readonly found: readonly Drain[] };
  readonly claims: { readonly found: readonly ClaimCost[] };
  readonly growth: { readonly found: readonly Growth[] };
  readonly large: { readonly found: readonly LargeCost[] };
}

export const readMeasured = (): Measured =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'measured.json'), 'utf8'));

/** Of the crowd. */
const ACCOUNTS = 500;

/** What the simulation is fed with. */
export interface Figures {
  readonly small: Kind;
  readonly mid: Kind;
  readonly large: Kind;
  readonly database: DatabaseCost;
  /** Of PostgreSQL, looks included, where they were measured. */
  readonly databaseMs: number;
  readonly waitMs: number;
  readonly transactions: number;
  readonly walBytes: number;
  /** Kept of an execution by the database, with indexes: its row, and its line in the audit trail. */
  readonly executionBytes: number;
  readonly auditBytes: number;
}

export function figuresOf(measured: Measured): Figures {
  const run = quietest(measured.oneWorker.found);
  const looks = looksOf(measured.claims.found);
  // On the average half of them wait, and of the accounts nearly all but at the end.
  const look = (run.executions / 2) * looks.turnsMsOfReady + (ACCOUNTS / 2) * looks.turnsMsOfLane;
  const cpu = run.loopMs + run.otherMs + run.databaseMs;
  return {
    small: {
      ...{ name: 'small', lane: 'small', share: 1 },
      ...{ loopMs: run.loopMs, engineMs: run.otherMs, fileBytes: run.fileBytes },
    },
    ...largerKinds(measured.large.found),
    database: { ...looks, executionMs: run.databaseMs - look },
    databaseMs: run.databaseMs,
    // A slot does one thing after the other: when nothing of it takes CPU time, it waits.
    waitMs: Math.max(0, (run.slots * run.seconds * 1000) / run.executions - cpu),
    ...{ transactions: run.transactions, walBytes: run.walBytes },
    ...keptBytes(measured.growth.found),
  };
}

/** The run during which others took the least of the machine. */
function quietest(runs: readonly Drain[]): Drain {
  const foreign = ({ foreignCpu, seconds }: Drain) => foreignCpu / seconds;
  return runs.reduce((best, run) => (foreign(run) < foreign(best) ? run : best));
}

function largerKinds(found: readonly LargeCost[]): Pick<Figures, 'mid' | 'large'> {
  const kindOf = (cost: LargeCost | undefined) => ({
    loopMs: (cost?.loop ?? 0) * 1000,
    engineMs: (cost?.others ?? 0) * 1000,
    fileBytes: cost?.fileBytes ?? 0,
  });
  return {
    mid: { name: 'mid', lane: 'small', share: 0, ...kindOf(found[0]) },
    large: { name: 'large', lane: 'large', share: 0, ...kindOf(found[1]) },
  };
}

/**
 * Least squares of the relative errors: a lane and a ready execution cost so much. The CPU time of whole claims is
 * taken, of which the look is nearly all where it matters.
 */
export function looksOf(
  found: readonly Pick<ClaimCost, 'accounts' | 'ready' | 'databaseMs'>[],
): Omit<DatabaseCost, 'executionMs'> {
  const sum = (term: (one: { lane: number; ready: number }) => number) =>
    found.reduce(
      (total, { accounts, ready, databaseMs }) =>
        total + term({ lane: accounts / databaseMs, ready: ready / databaseMs }),
      0,
    );
  const [ll, rr, lr] = [
    sum(({ lane }) => lane * lane),
    sum(({ ready }) => ready * ready),
    sum(({ lane, ready }) => lane * ready),
  ];
  const [l, r] = [sum(({ lane }) => lane), sum(({ ready }) => ready)];
  const determinant = ll * rr - lr * lr;
  return {
    turnsMs: 0,
    turnsMsOfLane: (l * rr - r * lr) / determinant,
    turnsMsOfReady: (r * ll - l * lr) / determinant,
    reuse: 0,
  };
}

/** Of the largest: what tables have to begin with counts for least there. */
function keptBytes(found: readonly Growth[]): Pick<Figures, 'executionBytes' | 'auditBytes'> {
  const last = found.at(-1);
  const of = (table: string) => (last?.bytes[table] ?? 0) / (last?.history ?? 1);
  return { executionBytes: of('executions'), auditBytes: of('audit_events') };
}
