import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createCatalog } from '../../catalog/catalog.ts';
import { defaultCatalogFolder, loadCatalog } from '../../catalog/load-catalog.ts';
import type { Measured, Preview, Previewer } from '../../engine/engine.ts';
import type { DataExtent } from '../../engine/statistics.ts';
import { openDiskFiles } from '../../files/disk-files.ts';
import type { ReportFiles } from '../../files/report-files.ts';
import {
  createManifestSigner,
  type ManifestSigner,
  newManifestKey,
} from '../../files/sign-manifest.ts';
import type { DirectoryContext } from '../../identity/directory/context.ts';
import { createDirectory } from '../../identity/directory/create-directory.ts';
import { createIdentity } from '../../identity/identity.ts';
import { createPasswords } from '../../identity/passwords.ts';
import { noOrigin } from '../../kernel/audit.ts';
import { type Clock, manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import { silentTelemetry, type Telemetry } from '../../kernel/telemetry.ts';
import type { VirtualTime } from '../../reports/clock/virtual-time.ts';
import type { ReportLimits } from '../../reports/context.ts';
import { createKeptAnswers } from '../../reports/dataset-facts/kept-answers.ts';
import { createTestQueryPlaces } from '../../reports/test-query-places.ts';
import { insertApplicationSecret, upsertApplication } from '../../store/applications.ts';
import type { Store } from '../../store/open-store.ts';
import { upsertPartner } from '../../store/partners.ts';
import { replaceRoleAssignments } from '../../store/role-assignments.ts';
import {
  partnerRow,
  secretRow,
  temporaryStore,
  testAuditLog,
  userRow,
} from '../../store/store.fixture.ts';
import { upsertUser } from '../../store/users.ts';
import type { ConsoleParts } from '../console/console-parts.ts';
import { createServer } from '../create-server.ts';
import type { HealthChecks } from '../routes/health/run-checks.ts';
import type { ServerConfig, Timeouts } from '../server-options.ts';
import type { Stopping } from '../stopping.ts';

export const NOW = '2026-03-01T12:00:00.000Z';
export const TENANT = 'c0470500-0000-4000-8000-000000000001';
export const CLIENT = 'c0470500-0000-4000-8000-0000000000c1';
export const RESOURCE = 'https://api.partnercenter.microsoft.com';
export const API = '/insights/v1/mpn';

/** Only tests of the limits have some. */
const noLimits = {
  corsOrigins: [],
  tokenRequestsPerMinute: 0,
  apiRequestsPerMinute: 0,
  addressRequestsPerMinute: 0,
};

const cheap = { log2N: 4, r: 1, p: 1 };

const measured: Measured = {
  ...{ rows: 1, sample: Buffer.from('CustomerName\nAlpine\n'), sampleRows: 1 },
  ...{ snapshotId: 's', snapshotTime: NOW },
};

const extent: DataExtent = {
  ...{ snapshotId: 'snapshot-1', snapshotTime: NOW, rows: 1000 },
  ...{ firstTime: '2025-01-01T00:00:00.000Z', lastTime: '2026-02-01T00:00:00.000Z' },
};

/** A previewer whose answer a test decides. */
export function scriptedPreviewer(
  preview: Previewer['preview'] = async () => ({ columns: [], rows: [], snapshotId: 's' }),
): Previewer {
  return { preview, measure: async () => measured, close: async () => undefined };
}

export const previewOf = (...rows: Preview['rows']): Previewer =>
  scriptedPreviewer(async () => ({ columns: [], rows, snapshotId: 's' }));

/** Log lines as objects, for tests that read them. */
function recordingLogger(): { logger: FastifyBaseLogger; lines: () => string[] } {
  const lines: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  return { logger, lines: () => lines };
}

export interface HttpWorldOptions {
  readonly engine?: Previewer;
  readonly config?: Partial<ServerConfig>;
  /** Stands between the server and its files. */
  readonly watchFiles?: (files: ReportFiles) => ReportFiles;
  readonly checks?: HealthChecks;
  readonly telemetry?: Telemetry;
  readonly virtualTime?: VirtualTime;
  readonly limits?: Partial<ReportLimits>;
  readonly testQueriesAtOnce?: number;
  readonly timeouts?: Partial<Timeouts>;
  readonly stopping?: Stopping;
  readonly console?: ConsoleParts;
  readonly consoleSignIn?: boolean;
}

export interface HttpWorld extends AsyncDisposable {
  readonly app: FastifyInstance;
  readonly clock: Clock & { set(to: string | Date): void };
  readonly store: Store;
  readonly directory: DirectoryContext;
  readonly files: ReportFiles;
  readonly manifests: ManifestSigner;
  readonly lines: () => string[];
  /** An access token of `exec`, `viewer` or `nobody`; the first two have a role. */
  token(user?: string): Promise<string>;
  /** A request as `user` (exec); the answer's status, body and headers. */
  call(method: Method, url: string, options?: CallOptions): Promise<Answer>;
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS';

export interface CallOptions {
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly user?: string;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The whole server over a real store, real files and a real token issuer; only the engine is scripted. */
export async function httpWorld({
  engine = previewOf(),
  config = {},
  watchFiles = (files) => files,
  checks = {},
  telemetry = silentTelemetry,
  virtualTime,
  limits = {},
  testQueriesAtOnce = 4,
  timeouts = {},
  stopping = { isAnnounced: false },
  console,
  consoleSignIn = false,
}: HttpWorldOptions = {}): Promise<HttpWorld> {
  const temporary = await temporaryStore();
  const folder = await mkdtemp(join(tmpdir(), 'http-'));
  const clock = manualClock(NOW);
  const { store } = temporary;
  await addIdentities(store);
  const audit = testAuditLog();
  const identity = createIdentity({
    ...{ store, clock, newId: randomId, audit, issuerBase: 'http://localhost' },
    passwordCost: cheap,
    consoleSignIn,
    ...{ acceptedResources: [RESOURCE], accessTokenSeconds: 3600 },
  });
  const parts = { store, clock, newId: randomId, audit };
  const directory = createDirectory(parts, { accessTokenSeconds: 3600, passwordCost: cheap });
  const files = watchFiles(await openDiskFiles(folder, { clock }));
  const { logger, lines } = recordingLogger();
  const manifests = await createManifestSigner(newManifestKey());
  const app = await createServer({
    config: { publicUrl: '', trustProxy: false, bodyLimitBytes: 4096, ...noLimits, ...config },
    reports: {
      ...{
        clock,
        wallClock: clock,
        newId: randomId,
        catalog: await twoPrograms(),
        store,
        audit,
        files,
        engine,
      },
      telemetry: silentTelemetry,
      testQueryPlaces: createTestQueryPlaces(testQueriesAtOnce),
      slowness: async () => 1,
      countDistinct: async () => new Map(),
      extent: async () => extent,
      foundOut: createKeptAnswers(),
      linkSecret: 'secret of the links',
      manifests,
      limits: {
        ...{ minimumLeadHours: 4, partMegabytes: 1024, testQuerySeconds: 100, linkHours: 24 },
        ...{ largeRunRows: 200_000, executionRetentionDays: 90 },
        ...{ catchUp: 'latest', catchUpWindowHours: 720 },
        callbacksAllowPrivateNetworks: false,
        ...{ queriesPerUser: 1000, reportsPerUser: 1000 },
        ...limits,
      },
      ...{ countRows: async () => 1000, mostRows: async () => 1000 },
    },
    identity,
    directory,
    logger,
    timeouts,
    version: '1.2.3',
    ...{ checks, telemetry, metrics: async () => '', stopping },
    ...(virtualTime && { virtualTime }),
    ...(console && { console }),
  });
  const token = async (user = 'exec'): Promise<string> => {
    const form = { ...passwordForm, username: `${user}@contoso.example` };
    const { body } = await identity.issueToken({
      ...{ version: 'v1', tenantId: TENANT, form, origin: noOrigin },
    });
    return String(body.access_token);
  };
  const call: HttpWorld['call'] = async (method, url, options = {}) => {
    const authorization = `Bearer ${await token(options.user)}`;
    const answer = await app.inject({
      method,
      url: url.startsWith('/') ? url : `${API}/${url}`,
      headers: { authorization, ...options.headers },
      ...(options.body !== undefined && { payload: options.body }),
    });
    const isJson = String(answer.headers['content-type']).startsWith('application/json');
    const body = isJson && answer.body !== '' ? JSON.parse(answer.body) : answer.body;
    return { status: answer.statusCode, body, headers: answer.headers };
  };
  const dispose = async (): Promise<void> => {
    await app.close();
    await temporary[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  };
  return {
    app,
    clock,
    store,
    directory,
    files,
    manifests,
    lines,
    token,
    call,
    [Symbol.asyncDispose]: dispose,
  };
}

export const passwordForm = {
  grant_type: 'password',
  client_id: CLIENT,
  client_secret: 'secret',
  username: 'exec@contoso.example',
  password: 'pass',
  resource: RESOURCE,
  scope: 'openid',
};

async function twoPrograms() {
  const mpn = await loadCatalog([defaultCatalogFolder]);
  const cmp = mpn.datasets('mpn').slice(0, 1);
  return createCatalog(
    [...mpn.datasets('mpn'), ...cmp.map((dataset) => ({ ...dataset, program: 'cmp' }))],
    mpn.systemQueries('mpn'),
    mpn.sampleQueries('mpn'),
  );
}

async function addIdentities({ db }: Store): Promise<void> {
  const passwords = createPasswords({ cost: cheap });
  const common = { tenant_id: TENANT, disabled: 0, created_time: NOW };
  await upsertPartner(
    db,
    partnerRow({ tenant_id: TENANT, account_id: '1001000', name: 'Contoso' }),
  );
  const secret_hash = await passwords.hash('secret');
  await upsertApplication(db, { client_id: CLIENT, name: 'Exporter', ...common });
  await insertApplicationSecret(db, secretRow(CLIENT, secret_hash));
  const password_hash = await passwords.hash('pass');
  for (const name of ['exec', 'viewer', 'nobody']) {
    const user = { user_id: name, user_name: `${name}@contoso.example`, display_name: name };
    await upsertUser(db, userRow({ ...user, password_hash, ...common }));
  }
  await addRole(db, 'exec', 'executive-report-viewer');
  await addRole(db, 'viewer', 'report-viewer');
}

const addRole = (db: Store['db'], principal_id: string, role: string): Promise<void> =>
  replaceRoleAssignments(db, principal_id, [
    { assignment_id: `${principal_id} ${role}`, principal_id, role, locations: null },
  ]);
