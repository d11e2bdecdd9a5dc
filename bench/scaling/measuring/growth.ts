import type { CrowdCopy } from './crowd-database.ts';
import { scannedRows, statementCosts, tableBytes } from './database-work.ts';
import { type Drain, drain } from './drain.ts';
import { fill } from './fill.ts';
import { openClient } from './server.ts';

const RUN_FIRST = 20;
const oneWorker = { workers: 1, slots: 2 };

export interface Growth {
  readonly history: number;
  readonly run: Drain;
  /** Milliseconds within the server of the statements that take most, a call. */
  readonly statements: readonly {
    readonly name: string;
    readonly ms: number;
    readonly calls: number;
  }[];
  /** Rows an execution that were read by scanning tables, by table. */
  readonly scanned: Readonly<Record<string, number>>;
  /** Bytes by table, with indexes. */
  readonly bytes: Readonly<Record<string, number>>;
}

/** What an execution costs where so many others are remembered. */
export async function growthAt(
  home: CrowdCopy,
  { history, ...options }: { history: number; postmaster: number; executions: number },
): Promise<Growth> {
  // Something must be Completed to make copies of.
  await drain(home, { ...options, ...oneWorker, executions: RUN_FIRST });
  await using client = await openClient(home.url);
  const reports = Math.ceil(history / 30);
  await fill(client, { accounts: Math.ceil(reports / 20), reports, ready: 0, history });
  const bytes = await tableBytes(client);
  const run = await drain(home, { ...options, ...oneWorker });
  const scanned = Object.entries(await scannedRows(client)).map(([table, rows]) => [
    table,
    Math.round(rows / options.executions),
  ]);
  // Kysely quotes each name, this bench none.
  const own = (await statementCosts(client)).filter(({ text }) => /"|^(begin|commit)/i.test(text));
  const statements = own.slice(0, 14).map((one) => ({
    name: nameOf(one.text),
    ms: one.milliseconds / one.calls,
    calls: one.calls / options.executions,
  }));
  return { history, run, statements, scanned: Object.fromEntries(scanned), bytes };
}

/** What the statement is for, where its text tells; else its beginning. */
const nameOf = (text: string): string =>
  names.find(([mark]) => mark.test(text))?.[1] ?? text.slice(0, 90);

const names: readonly (readonly [RegExp, string])[] = [
  [/^commit/i, 'commit'],
  [/"turns"/, 'claim: whose turn'],
  [/order by "executions"."ready_time", "executions"."execution_id".*for update/, 'claim: lock'],
  [/^update "executions" set "status" = .*"started_time"/, 'claim: take'],
  [/^select "tenant_id" from "partners" where "account_id"/, 'claim: hold account'],
  [/^update "executions" set "status" = .*"manifest"/, 'complete: record'],
  [/"executions"."status" \|\|/, 'complete: alike'],
  [/^insert into "audit_events"/, 'complete: audit'],
  [/"work_key" =/, 'run: shared file'],
  [/"lease_expires_time" <=/, 'expire: look'],
];
