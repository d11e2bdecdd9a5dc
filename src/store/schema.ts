import type { Kysely, Transaction } from 'kysely';

/**
 * The tables as they are today. Portable between SQLite and PostgreSQL: ids, JSON and times are
 * text (times ISO 8601 in UTC with milliseconds, so that text order is time order), flags are 0 or 1.
 */
export interface Schema {
  partners: PartnerRow;
  users: UserRow;
  applications: ApplicationRow;
  application_secrets: ApplicationSecretRow;
  role_assignments: RoleAssignmentRow;
  signing_keys: SigningKeyRow;
  refresh_tokens: RefreshTokenRow;
  settings: SettingRow;
  queries: QueryRow;
  reports: ReportRow;
  executions: ExecutionRow;
  deliveries: DeliveryRow;
  delivery_attempts: DeliveryAttemptRow;
  callback_secrets: CallbackSecretRow;
  sign_in_throttles: SignInThrottleRow;
  audit_events: AuditEventRow;
  workers: WorkerRow;
}

/** Statements take either, so that a use-case can join several in one transaction. */
export type Db = Kysely<Schema> | Transaction<Schema>;

export interface PartnerRow {
  tenant_id: string;
  /** The partner account of the rows (PGAMpnId). */
  account_id: string;
  name: string;
  /** `partner`; `operator` for the one tenant that has no account. */
  kind: string;
  /** JSON: the places of the account that roles may be granted for, each `{id, name}`. */
  locations: string;
  disabled: number;
  created_time: string;
}

export interface UserRow {
  user_id: string;
  tenant_id: string;
  /** In lower case; unique in the tenant among those that sign in here. */
  user_name: string;
  display_name: string;
  /** Null: cannot sign in by password. */
  password_hash: string | null;
  /** Of the external issuer that vouches for the user; null: ours. */
  issuer: string | null;
  /** The user's name at that issuer, unique there. */
  subject: string | null;
  /** When the newest token was issued that the user's name and roles were taken from. */
  vouched_time: string | null;
  disabled: number;
  created_time: string;
}

export interface ApplicationRow {
  client_id: string;
  tenant_id: string;
  name: string;
  disabled: number;
  created_time: string;
}

export interface ApplicationSecretRow {
  secret_id: string;
  client_id: string;
  secret_hash: string;
  created_time: string;
  /** When it ceases to be valid, after a newer one was made; null for the newest. */
  expires_time: string | null;
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
  /** JSON Web Key, private part included while it signs. */
  private_jwk: string;
  created_time: string;
  /** Null while it signs; `REVOKED_TIME` when what it signed shall be valid no more. */
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
  /** The partner account of the owner: the lane of its executions. */
  account_id: string;
  /** Since when the schedule stands as it does: grid times before it never were due. */
  scheduled_from_time: string;
  /** `latest`, `skip` or `all`; null: the deployment's default. */
  catch_up: string | null;
  catch_up_window_hours: number | null;
  /** JSON: the dataset's columns, metrics and date ranges when the report was created. */
  dataset_shape: string | null;
  /** `Active`, or `Paused` when the receiver has kept failing. */
  callback_status: string;
  /** Failed attempts since the receiver last took one. */
  callback_failures: number;
  callback_failing_since_time: string | null;
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
  /** When it may be claimed: its due time, later while it waits for another try. */
  ready_time: string;
  account_id: string;
  /** `small` or `large`, by `estimated_rows`. */
  lane: string;
  estimated_rows: number | null;
  /** The first due time that it stands for, when it was missed at its own. */
  caught_up_from_time: string | null;
  /** Of the request that made it. */
  correlation_id: string | null;
  started_time: string | null;
  ended_time: string | null;
  failure_reason: string | null;
  snapshot_id: string | null;
  redacted: number | null;
  rows: number | null;
  /** Of its first part; executions that need the same bytes have the same. */
  file_key: string | null;
  file_parts: number;
  /** Tells which executions need the same bytes; null before there is a file. */
  work_key: string | null;
  /** This and the next two are of the first part. */
  file_bytes: number | null;
  plain_bytes: number | null;
  sha256: string | null;
  /** When the file ceases to be kept. */
  file_expires_time: string | null;
  /** `kept`, `expired` or `lost` (it vanished before its time); null without a file. */
  file_state: string | null;
  /** Part of every link to the file: those of an older one are revoked. */
  link_generation: number;
  /** JSON: what its owner might see when the file was made (`locations`, `withheld`). */
  file_rights: string | null;
  /** JSON: the signed manifest of the file, as it was when the execution completed. */
  manifest: string | null;
}

/** A callback to be made, and what became of it: the outbox and the log in one. */
export interface DeliveryRow {
  /** The stable event id that the receiver sees as `webhook-id`. */
  delivery_id: string;
  report_id: string;
  /** Null for a test callback. Unique with `event_type`. */
  execution_id: string | null;
  tenant_id: string;
  event_type: string;
  method: string;
  url: string;
  /** Scheme, host and port of the URL: what attempts at once are limited by. */
  origin: string;
  /** JSON, as it is sent by POST. */
  body: string;
  /** Of the request that asked for the run, or for the test; null where none did. */
  correlation_id: string | null;
  /** `Pending`, `Sending`, `Delivered`, `Failed` or `Held` (its receiver is paused). */
  status: string;
  attempts: number;
  /** How many attempts of the plan have been made since `plan_started_time`. */
  plan_step: number;
  plan_started_time: string;
  next_attempt_time: string;
  fence: number;
  lease_expires_time: string | null;
  created_time: string;
  delivered_time: string | null;
  /** Of the last attempt. */
  failure_reason: string | null;
}

export interface DeliveryAttemptRow {
  delivery_id: string;
  /** From 1. */
  attempt: number;
  url: string;
  attempted_time: string;
  milliseconds: number;
  /** Null when there was no answer. */
  status_code: number | null;
  failure_reason: string | null;
  /** The answer's beginning, printable and bounded. */
  excerpt: string | null;
}

export interface CallbackSecretRow {
  secret_id: string;
  tenant_id: string;
  /** `whsec_` and 32 bytes in base64. */
  secret: string;
  created_time: string;
  /** When it ceases to sign, after a newer one was made. */
  expires_time: string | null;
}

/** How often a sign-in has failed of late, or that one succeeded. */
export interface SignInThrottleRow {
  /** A hash of which of both, whom and where from. */
  throttle_key: string;
  /** 0 where one succeeded. */
  failures: number;
  /** No try counts before; where one succeeded, until when that is remembered. */
  blocked_until_time: string;
  changed_time: string;
}

/** What was done, by whom. The database itself refuses changes, and deletion before `kept_until_time`. */
export interface AuditEventRow {
  event_id: string;
  /** By the system's clock, also where the service runs on a virtual one. */
  event_time: string;
  action: string;
  /** `succeeded`, `refused` or `failed`. */
  outcome: string;
  actor_id: string | null;
  actor_name: string | null;
  /** The partner that it concerns. */
  tenant_id: string | null;
  target: string | null;
  address: string | null;
  correlation_id: string | null;
  /** JSON. */
  detail: string;
  kept_until_time: string;
}

/** A process that runs executions, as it last told of itself. Both times are by the system's clock. */
export interface WorkerRow {
  /** The `lease_owner` of what it runs. */
  worker_id: string;
  host: string;
  process_id: number;
  version: string;
  /** Executions it runs at once. */
  concurrency: number;
  started_time: string;
  seen_time: string;
}
