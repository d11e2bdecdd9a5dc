import type { Kysely, Transaction } from 'kysely';

/**
 * The tables as they are today. Portable between SQLite and PostgreSQL: ids, JSON and times are
 * text (times ISO 8601 in UTC with milliseconds, so that text order is time order), flags are 0 or 1.
 */
export interface Schema {
  partners: PartnerRow;
  users: UserRow;
  applications: ApplicationRow;
  role_assignments: RoleAssignmentRow;
  signing_keys: SigningKeyRow;
  refresh_tokens: RefreshTokenRow;
  settings: SettingRow;
  queries: QueryRow;
  reports: ReportRow;
  executions: ExecutionRow;
}

/** Statements take either, so that a use-case can join several in one transaction. */
export type Db = Kysely<Schema> | Transaction<Schema>;

export interface PartnerRow {
  tenant_id: string;
  /** The partner account of the rows (PGAMpnId). */
  account_id: string;
  name: string;
  created_time: string;
}

export interface UserRow {
  user_id: string;
  tenant_id: string;
  /** In lower case; unique. */
  user_name: string;
  display_name: string;
  password_hash: string;
  disabled: number;
  created_time: string;
}

export interface ApplicationRow {
  client_id: string;
  tenant_id: string;
  name: string;
  secret_hash: string;
  disabled: number;
  created_time: string;
}

export interface RoleAssignmentRow {
  assignment_id: string;
  /** A user's id or an application's client id. */
  principal_id: string;
  role: string;
  /** JSON array of MPN ids; null for the whole account. */
  locations: string | null;
}

export interface SigningKeyRow {
  key_id: string;
  /** JSON Web Key, private part included. */
  private_jwk: string;
  created_time: string;
  /** Null while it signs. */
  retired_time: string | null;
}

export interface RefreshTokenRow {
  /** Hex SHA-256 of the token; the token itself is not kept. */
  token_hash: string;
  family_id: string;
  user_id: string;
  client_id: string;
  resource: string;
  created_time: string;
  expires_time: string;
  used_time: string | null;
  revoked_time: string | null;
}

/** Single values that the service makes once and keeps, such as the secret of its links. */
export interface SettingRow {
  name: string;
  value: string;
}

export interface QueryRow {
  query_id: string;
  owner_id: string;
  owner_name: string;
  tenant_id: string;
  program: string;
  name: string;
  description: string | null;
  query_text: string;
  created_time: string;
}

export interface ReportRow {
  report_id: string;
  owner_id: string;
  owner_name: string;
  tenant_id: string;
  program: string;
  name: string;
  description: string | null;
  query_id: string;
  /** The text as it was when the report was created. */
  query_text: string;
  status: string;
  created_time: string;
  modified_time: string | null;
  execute_now: number;
  start_time: string;
  /** Hours; 0 for a run-now report. */
  recurrence_interval: number;
  recurrence_count: number | null;
  format: string;
  callback_url: string | null;
  callback_method: string;
  /** Only of a run-now report: they replace the query's TIMESPAN. */
  query_start_time: string | null;
  query_end_time: string | null;
}

export interface ExecutionRow {
  execution_id: string;
  report_id: string;
  /** Unique with `report_id`. */
  due_time: string;
  status: string;
  attempts: number;
  /** Grows with every claim: a worker that lost its lease holds an older one. */
  fence: number;
  lease_owner: string | null;
  lease_expires_time: string | null;
  not_before_time: string | null;
  started_time: string | null;
  ended_time: string | null;
  failure_reason: string | null;
  snapshot_id: string | null;
  redacted: number | null;
  rows: number | null;
  file_key: string | null;
  file_bytes: number | null;
  plain_bytes: number | null;
  sha256: string | null;
  /** When the file ceases to be kept. */
  file_expires_time: string | null;
}
