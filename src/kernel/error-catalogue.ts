/**
 * Every error that a caller may see: its HTTP status and its sentence. `{name}` is filled from the
 * error's parameters. `docs/errors.md` is generated from this table and a test holds both equal.
 */
export const errorCatalogue = {
  // The request as a whole
  malformed_body: { status: 400, sentence: 'The request body is not valid JSON: {reason}' },
  invalid_request: { status: 400, sentence: '{reason}' },
  unsupported_media_type: {
    status: 400,
    sentence: 'Content-Type {type} is not supported here; send application/json.',
  },
  body_too_large: { status: 413, sentence: 'The request body is larger than {limit} bytes.' },
  route_not_found: { status: 404, sentence: 'There is nothing at {method} {path}.' },
  method_not_allowed: {
    status: 405,
    sentence: '{method} is not supported at {path}; it answers {allowed}.',
  },
  program_not_found: { status: 404, sentence: 'There is no program {program}.' },
  internal: {
    status: 500,
    sentence: 'Something went wrong on our side. Quote correlation id {correlationId} to support.',
  },
  stopping: {
    status: 502,
    sentence: 'This process of the service is being stopped. Ask again: another one answers.',
  },
  unavailable: { status: 503, sentence: 'The service is not ready to answer this yet: {reason}' },

  // Who is calling
  token_missing: {
    status: 401,
    sentence:
      'An access token is required: send it as "Authorization: Bearer <token>" or "X-AadUserTicket: <token>".',
  },
  token_invalid: { status: 401, sentence: 'The access token is not valid: {reason}' },
  no_role: {
    status: 403,
    sentence: 'No role on partner analytics has been granted to {user}. Ask your administrator.',
  },

  operator_only: {
    status: 403,
    sentence: 'Only an operator of this service may do that; {user} is none.',
  },
  rate_limited: {
    status: 429,
    sentence: 'Too many requests: at most {limit} in {seconds} seconds. Wait {wait} seconds.',
  },

  address_too_long: {
    status: 414,
    sentence:
      'The address of the request is longer than {most} characters. Create a long query by POST ScheduledQueries, and try it by its queryId.',
  },

  // Managing who may call
  identity_invalid: { status: 400, sentence: '{reason}' },
  identity_exists: { status: 409, sentence: '{reason}' },
  identity_not_found: { status: 404, sentence: 'There is no such identity: {what}.' },

  partner_disabled: {
    status: 403,
    sentence: 'The partner {partner} is disabled. Ask the operator of the service.',
  },
  owner_disabled: {
    status: 403,
    sentence: 'The owner of the report, {user}, is disabled or no longer exists.',
  },

  // Datasets and queries
  dataset_not_found: { status: 404, sentence: 'There is no dataset {dataset}.{hint}' },
  dataset_empty: {
    status: 503,
    sentence: 'No data has been loaded for dataset {dataset} yet. Ask the operator to load it.',
  },
  query_invalid: { status: 400, sentence: '{problems}' },
  query_too_large: {
    status: 400,
    sentence: 'The query has {bytes} bytes; at most {most} are allowed.',
  },
  too_many_queries: {
    status: 400,
    sentence:
      'You have {most} queries, and nobody may have more. Delete some that you need no longer: DELETE ScheduledQueries/<queryId>.',
  },
  test_queries_busy: {
    status: 429,
    sentence:
      'Your organisation is trying {most} queries at this moment, and many more wait already. Try again when some have ended.',
  },
  query_not_found: { status: 404, sentence: 'There is no query {queryId} of yours.' },
  queries_not_found: {
    status: 404,
    sentence: 'No query matches. Check the filters {filters}.',
  },
  query_choice: {
    status: 400,
    sentence: 'Give either queryId or {textName}, exactly one of them.',
  },
  query_timeout: {
    status: 503,
    sentence:
      'The query was cancelled because it took longer than {seconds} seconds. Narrow its TIMESPAN or its columns, or create a report from it: reports may take longer.',
  },
  query_outdated: {
    status: 400,
    sentence: 'The query no longer fits the catalog: {problems}{change}',
  },
  run_timeout: {
    status: 503,
    sentence:
      'The run was ended because it took longer than {minutes} minutes. Select fewer columns or a shorter TIMESPAN.',
  },
  period_invalid: { status: 400, sentence: '{reason}' },

  // Reports
  report_invalid: { status: 400, sentence: '{reason}' },
  query_id_invalid: { status: 400, sentence: 'Invalid QueryId' },
  too_many_reports: {
    status: 400,
    sentence:
      'You have {most} reports, and nobody may have more. Delete some that you need no longer, Inactive ones too: DELETE ScheduledReport/<reportId>.',
  },
  report_not_found: { status: 404, sentence: 'There is no report {reportId} of yours.' },
  reports_not_found: { status: 404, sentence: 'No report matches. Check the filters {filters}.' },
  report_state: { status: 400, sentence: '{reason}' },
  execution_not_found: {
    status: 404,
    sentence: 'There is no execution {executionId}{whose}.',
  },
  execution_state: { status: 400, sentence: '{reason}' },
  executions_not_found: { status: 404, sentence: '{reason}' },

  // Callbacks
  deliveries_not_found: {
    status: 404,
    sentence:
      'No callback of the report matches. GET ScheduledReport/callback/<reportId> lists them; check DeliveryId, From and To.',
  },
  replay_choice: {
    status: 400,
    sentence: 'Give either DeliveryId, or From and To.',
  },
  callback_paused: {
    status: 400,
    sentence:
      'The callbacks of report {reportId} are paused because its receiver kept failing. Resume them first by PUT ScheduledReport/callback/resume/{reportId}: this sends those that are held, too.',
  },
  test_under_way: {
    status: 400,
    sentence: 'A test callback of this report is still under way. Wait for its end.',
  },
  callback_secret_rotations: {
    status: 400,
    sentence:
      'There are {most} secrets that are valid; the next rotation is possible from {time} on, when the oldest has ended.',
  },
  callback_secret_forbidden: {
    status: 403,
    sentence:
      'Only an executive report viewer of the whole partner account may see or rotate the secret of its callbacks.',
  },

  // Report files
  link_invalid: {
    status: 403,
    sentence:
      'This link is not valid or has expired. Ask for the execution again to get a fresh link.',
  },
  file_gone: {
    status: 404,
    sentence: 'The file of this execution is no longer kept. Run the report again.',
  },
  file_lost: {
    status: 404,
    sentence:
      'The file of this execution has been lost on our side. Run the report again, and tell the operator.',
  },
  manifest_missing: {
    status: 404,
    sentence:
      'The file of this execution was made before there were signed manifests. Run the report again to get one.',
  },
  range_not_satisfiable: { status: 416, sentence: 'The file has {bytes} bytes.' },

  // The virtual clock
  clock_busy: {
    status: 409,
    sentence: 'The clock is being advanced already. Wait until that is done.',
  },
  clock_waiting: {
    status: 503,
    sentence:
      'The clock has come to {now} and waits there: after {seconds} seconds {executions} executions and {deliveries} callbacks are still due or under way. See that a worker runs, and advance again.',
  },
} as const;

export type ErrorCode = keyof typeof errorCatalogue;
