import { clickHouseSettings } from './clickhouse-settings.ts';
import { fileSettings } from './file-settings.ts';
import { choice, flag, formed, formedList, list, number, type Setting, text } from './setting.ts';
import { workerSettings } from './worker-settings.ts';

/**
 * Every setting of the server: its place in the configuration, its environment variable, its default
 * and what it is for. `docs/configuration.md` is generated from this table.
 */
export const settings = {
  home: text('INSIGHTS_HOME', '.partner-insights', 'Folder of everything the server keeps.'),
  databaseUrl: formed(
    'INSIGHTS_DATABASE_URL',
    '',
    'PostgreSQL database (15 or later) of what the server remembers; without it, a SQLite file in the home.',
    {
      fits: (given) => /^postgres(ql)?:$/.test(URL.parse(given)?.protocol ?? ''),
      wanted: 'a postgres:// address, with %23, %2F and %40 for # / and @ in its password',
      isSecret: true,
    },
  ),
  databaseConnections: number(
    'INSIGHTS_DATABASE_CONNECTIONS',
    10,
    'Connections to PostgreSQL that one process opens at most.',
    { min: 2, max: 1000, whole: true },
  ),
  catalogFolders: list(
    'INSIGHTS_CATALOG',
    [],
    'Further catalog folders, beside the one that comes with the server.',
  ),
  sample: flag('INSIGHTS_SAMPLE', false, 'Serve the sample world and its public identities.'),
  sampleScale: number(
    'INSIGHTS_SAMPLE_SCALE',
    0.02,
    'Size of the sample world; 1 is 3 million rows.',
    {
      min: 0.001,
      max: 100,
    },
  ),
  sampleSeed: number('INSIGHTS_SAMPLE_SEED', 1, 'Seed of the sample world.', {
    min: 0,
    whole: true,
  }),
  allowSampleIdentities: flag(
    'INSIGHTS_ALLOW_SAMPLE_IDENTITIES',
    false,
    'Serve the sample identities on an address that others can reach.',
  ),
  host: text('INSIGHTS_HOST', '127.0.0.1', 'Address to listen on.'),
  port: number('INSIGHTS_PORT', 8080, 'Port to listen on; 0 picks a free one.', {
    min: 0,
    max: 65535,
    whole: true,
  }),
  publicUrl: formed(
    'INSIGHTS_PUBLIC_URL',
    '',
    'Base URL that clients use, when it differs from the listening address: for links and token issuers.',
    {
      fits: (given) => /^https?:$/.test(URL.parse(given)?.protocol ?? ''),
      wanted: 'an http or https address',
    },
  ),
  trustProxy: flag(
    'INSIGHTS_TRUST_PROXY',
    false,
    'Believe X-Forwarded-* headers; only behind a proxy that sets them.',
  ),
  bodyLimitBytes: number('INSIGHTS_BODY_LIMIT_BYTES', 1_048_576, 'Largest request body.', {
    min: 1024,
    whole: true,
  }),
  acceptedResources: list(
    'INSIGHTS_ACCEPTED_RESOURCES',
    [
      'https://api.partnercenter.microsoft.com',
      'https://graph.windows.net',
      'https://graph.microsoft.com',
    ],
    'Resources (audiences) that tokens may be asked for and are accepted with.',
  ),
  accessTokenSeconds: number('INSIGHTS_ACCESS_TOKEN_SECONDS', 3600, 'Life of an access token.', {
    min: 60,
    whole: true,
  }),
  signingKeyDays: number(
    'INSIGHTS_SIGNING_KEY_DAYS',
    90,
    'How old the key that signs access tokens becomes before another takes its place; 0: it is never changed by itself.',
    { min: 0 },
  ),
  ownIssuer: flag(
    'INSIGHTS_OWN_ISSUER',
    true,
    'Issue tokens; false: only those of the issuers that issuersFile trusts are accepted.',
  ),
  console: flag(
    'INSIGHTS_CONSOLE',
    true,
    'Serve the web console, and let it sign users in; false: neither (docs/console.md).',
  ),
  issuersFile: text(
    'INSIGHTS_ISSUERS_FILE',
    '',
    'YAML file of other OpenID Connect issuers whose tokens are accepted (docs/issuers.md).',
  ),
  minimumLeadHours: number(
    'INSIGHTS_MINIMUM_LEAD_HOURS',
    4,
    'How far ahead the StartTime of a scheduled report must be.',
    { min: 0 },
  ),
  testQuerySeconds: number('INSIGHTS_TEST_QUERY_SECONDS', 100, 'Longest run of a test query.', {
    min: 1,
  }),
  linkHours: number('INSIGHTS_LINK_HOURS', 24, 'Life of a secure download link.', { min: 0.01 }),
  fileRetentionDays: number('INSIGHTS_FILE_RETENTION_DAYS', 30, 'How long report files are kept.', {
    min: 1,
  }),
  executionRetentionDays: number(
    'INSIGHTS_EXECUTION_RETENTION_DAYS',
    90,
    'How long the record of an execution is kept.',
    { min: 1 },
  ),
  auditRetentionDays: number(
    'INSIGHTS_AUDIT_RETENTION_DAYS',
    400,
    'How long the audit trail is kept: nothing can delete an event before.',
    { min: 1, whole: true },
  ),
  catchUp: choice(
    'INSIGHTS_CATCH_UP',
    'latest',
    'What becomes of due times that were missed, unless a report says otherwise: latest (the newest is run), skip or all.',
    ['latest', 'skip', 'all'],
  ),
  catchUpWindowHours: number(
    'INSIGHTS_CATCH_UP_WINDOW_HOURS',
    720,
    'How far back missed due times are caught up, unless a report says otherwise.',
    { min: 1, whole: true },
  ),
  misfireGraceMinutes: number(
    'INSIGHTS_MISFIRE_GRACE_MINUTES',
    60,
    'How late a run may start and still count as on time.',
    { min: 1 },
  ),
  runDeadlineMinutes: number(
    'INSIGHTS_RUN_DEADLINE_MINUTES',
    60,
    'How long one try of an execution may take.',
    { min: 0.01 },
  ),
  accountConcurrency: number(
    'INSIGHTS_ACCOUNT_CONCURRENCY',
    2,
    'Executions of one partner account that run at once, over all workers.',
    { min: 1, whole: true },
  ),
  largeRunRows: number(
    'INSIGHTS_LARGE_RUN_ROWS',
    200_000,
    'Rows of its account within its time from which on an execution counts as large: a worker keeps one slot free of them.',
    { min: 1, whole: true },
  ),
  callbacksAllowPrivateNetworks: flag(
    'INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS',
    false,
    'Send callbacks to private, loopback and link-local addresses too; true with sample, unless set.',
  ),
  ...clickHouseSettings,
  ...workerSettings,
  ...fileSettings,
  minimumFreeDiskMegabytes: number(
    'INSIGHTS_MINIMUM_FREE_DISK_MB',
    512,
    'Free disk space, in millions of bytes, below which the service says that it is not ready.',
    { min: 0, whole: true },
  ),
  otlpEndpoint: formed(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    '',
    'Base URL of an OpenTelemetry collector (OTLP over HTTP) that traces are sent to; empty: none are made.',
    {
      fits: (given) => /^https?:$/.test(URL.parse(given)?.protocol ?? ''),
      wanted: 'an http or https address',
    },
  ),
  workerStatusPort: number(
    'INSIGHTS_WORKER_STATUS_PORT',
    0,
    "Port of the worker's own health and metrics, on the same address as the API; 0: none.",
    { min: 0, max: 65535, whole: true },
  ),
  clock: choice(
    'INSIGHTS_CLOCK',
    'system',
    'system, or virtual: a clock that you move over /admin/clock; only with the sample world.',
    ['system', 'virtual'],
  ),
  logLevel: choice('INSIGHTS_LOG_LEVEL', 'info', 'debug, info, warn, error or silent.', [
    'debug',
    'info',
    'warn',
    'error',
    'silent',
  ]),
  tokenRequestsPerMinute: number(
    'INSIGHTS_TOKEN_REQUESTS_PER_MINUTE',
    120,
    'Token requests that one address may make in a minute, by process; 0: any number.',
    { min: 0, whole: true },
  ),
  apiRequestsPerMinute: number(
    'INSIGHTS_API_REQUESTS_PER_MINUTE',
    1200,
    'API requests that one user or application may make in a minute, by process; 0: any number.',
    { min: 0, whole: true },
  ),
  addressRequestsPerMinute: number(
    'INSIGHTS_ADDRESS_REQUESTS_PER_MINUTE',
    1200,
    'Downloads, looks at the token issuer and requests with refused tokens that one address may make in a minute, by process; 0: any number.',
    { min: 0, whole: true },
  ),
  trustedProxies: number(
    'INSIGHTS_TRUSTED_PROXIES',
    1,
    'With trustProxy: how many proxies stand one behind the other before the service. The address of a caller is what the outermost of them saw.',
    { min: 1, max: 10, whole: true },
  ),
  queriesPerUser: number(
    'INSIGHTS_QUERIES_PER_USER',
    1000,
    'Queries that one user or application may have.',
    { min: 1, whole: true },
  ),
  reportsPerUser: number(
    'INSIGHTS_REPORTS_PER_USER',
    1000,
    'Reports that one user or application may have, Inactive ones too.',
    { min: 1, whole: true },
  ),
  testQueriesAtOnce: number(
    'INSIGHTS_TEST_QUERIES_AT_ONCE',
    4,
    'Test queries of one partner account that one API process runs at once.',
    { min: 1, whole: true },
  ),
  corsOrigins: formedList(
    'INSIGHTS_CORS_ORIGINS',
    'Origins of web pages whose scripts may call the service from a browser, separated by commas; none unless set.',
    {
      fits: (origin) => /^https?:/.test(origin) && URL.parse(origin)?.origin === origin,
      wanted:
        'exact origins, each as browsers send it: scheme, host and port, without a path, such as https://reports.example',
    },
  ),
} as const satisfies Record<string, Setting<unknown>>;
