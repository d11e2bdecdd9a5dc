import type pg from 'pg';

export interface Filling {
  /** Partner accounts that the rows are spread over, besides those that are there. */
  readonly accounts: number;
  readonly reports: number;
  /** Reports whose execution is ready to be claimed. */
  readonly ready: number;
  /** Executions that were Completed, each with its manifest and its line in the audit trail. */
  readonly history: number;
}

/**
 * Adds rows that are copies of one partner, one report, one execution that waits and one that is
 * Completed. Their times differ as those of daily reports do.
 */
export async function fill(client: pg.Client, filling: Filling): Promise<void> {
  const { accounts, reports, ready, history } = filling;
  const account = (number: string) => `'bulk-' || (${number} % ${accounts})`;
  // Nobody would wait for the references of a million rows to be checked one by one.
  await client.query(`set session_replication_role = 'replica'; set synchronous_commit = off`);
  await copyRows(client, 'partners', 'true', accounts, {
    tenant_id: uuidOf(1, 'i'),
    account_id: account('i'),
  });
  await copyRows(client, 'reports', `status = 'Active'`, reports, {
    report_id: uuidOf(2, 'i'),
    account_id: account('i'),
    query_id: uuidOf(3, 'i'),
    // Of several KB, and read only when a report runs.
    dataset_shape: `'null'`,
  });
  await copyRows(client, 'executions', `status = 'Pending'`, ready, {
    ...{ execution_id: uuidOf(4, 'i'), report_id: uuidOf(2, 'i'), account_id: account('i') },
    ...{ due_time: timeAgo('0'), ready_time: timeAgo('0') },
  });
  await addHistory(client, reports, history, account);
  await client.query('vacuum analyze');
}

async function addHistory(
  client: pg.Client,
  reports: number,
  history: number,
  account: (number: string) => string,
): Promise<void> {
  const day = timeAgo(`86400 * (1 + i / ${reports}) + i % 3600`);
  await copyRows(client, 'executions', `status = 'Completed'`, history, {
    ...{ execution_id: uuidOf(5, 'i'), report_id: uuidOf(2, `(i % ${reports})`) },
    ...{ account_id: account(`(i % ${reports})`) },
    // Without files: the sweep of lost ones would find that all are.
    ...{ file_key: 'null', file_state: `'expired'`, file_expires_time: 'null' },
    ...{ work_key: `md5(i::text) || md5((i + 1)::text)`, due_time: day, ready_time: day },
    ...{ started_time: day, ended_time: day },
  });
  await copyRows(client, 'audit_events', `action = 'dataset.export'`, history, {
    event_id: uuidOf(6, 'i'),
    event_time: day,
    target: uuidOf(5, 'i'),
  });
}

/** So many copies of the first row that meets the condition; `changes` are SQL over `i`, from 0 on. */
async function copyRows(
  client: pg.Client,
  table: string,
  condition: string,
  count: number,
  changes: Readonly<Record<string, string>>,
): Promise<void> {
  if (count === 0) return;
  const { rows } = await client.query(
    `select column_name as name from information_schema.columns where table_name = $1`,
    [table],
  );
  const names: string[] = rows.map(({ name }) => name);
  const values = names.map((name) => changes[name] ?? `pattern."${name}"`);
  await client.query(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
     select ${values.join(', ')} from generate_series(0, ${count - 1}) as numbers(i),
       (select * from ${table} where ${condition} limit 1) as pattern`,
  );
}

/** A UUID made of the number; `kind` tells those of one table from another's. They lie in no order. */
const uuidOf = (kind: number, number: string): string =>
  `overlay(md5(${number}::text)::uuid::text placing '0000000${kind}' from 1 for 8)`;

const timeAgo = (seconds: string): string =>
  `to_char((now() at time zone 'utc') - make_interval(secs => (${seconds})::float8), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
