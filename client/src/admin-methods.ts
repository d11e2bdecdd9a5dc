import type {
  Application,
  ApplicationWish,
  AuditEvent,
  AuditQuery,
  FailedExecution,
  FailingReceiver,
  FailureQuery,
  Page,
  Paging,
  Partner,
  PartnerWish,
  Put,
  Queue,
  SecretRotation,
  SigningKey,
  Throughput,
  ThroughputQuery,
  User,
  UserWish,
  Worker,
} from './admin-types.ts';
import type { Api, ApiCall } from './api.ts';
import {
  readApplication,
  readAuditEvent,
  readFailure,
  readPartner,
  readPut,
  readQueue,
  readReceiver,
  readSigningKey,
  readThroughput,
  readUser,
  readWorker,
} from './read-admin.ts';
import type { CallOptions } from './types.ts';
import { theOne, wireTime } from './wire.ts';

/** The operators' API; an addition of the open service to the vendor's. `api` is that of `/admin`. */
export const adminMethods = (api: Api) => ({
  ...partnerMethods(api),
  ...memberMethods(api),
  ...trailMethods(api),
  ...watchMethods(api),
});

const listOf =
  <Item>(api: Api, read: (raw: unknown) => Item) =>
  async (call: ApiCall): Promise<Item[]> =>
    (await api.call(call)).value.map(read);

const oneOf =
  <Item>(api: Api, read: (raw: unknown) => Item) =>
  async (call: ApiCall): Promise<Item> =>
    read(theOne((await api.call(call)).value));

const pageOf =
  <Item>(api: Api, read: (raw: unknown) => Item) =>
  async (call: ApiCall): Promise<Page<Item>> => {
    const { value, nextLink } = await api.page(call);
    // Only the place is taken from the link: the address is the one that this client was given.
    const next = nextLink === null ? null : new URL(nextLink).searchParams.get('after');
    return { items: value.map(read), next };
  };

const thing = (kind: string, id: string): string => `${kind}/${encodeURIComponent(id)}`;

/** Sent again after no answer: the same wish once more changes nothing. */
const put = (path: string, body: object, signal: AbortSignal | undefined): ApiCall => ({
  ...{ method: 'PUT', path, body, signal },
});

function partnerMethods(api: Api) {
  return {
    /** By name. */
    adminPartners: ({ signal }: CallOptions = {}): Promise<Partner[]> =>
      listOf(api, readPartner)({ path: 'partners', signal }),

    adminPartner: (tenantId: string, { signal }: CallOptions = {}): Promise<Partner> =>
      oneOf(api, readPartner)({ path: thing('partners', tenantId), signal }),

    /** Makes or changes it; `tenantId` is a UUID of yours. */
    adminPutPartner: (
      tenantId: string,
      wish: PartnerWish,
      { signal }: CallOptions = {},
    ): Promise<Put<Partner>> =>
      oneOf(api, (raw) => readPut(raw, readPartner))(
        put(thing('partners', tenantId), wish, signal),
      ),
  };
}

function memberMethods(api: Api) {
  return {
    /** By partner and name. */
    adminUsers: (
      filter: { readonly tenantId?: string } = {},
      { signal }: CallOptions = {},
    ): Promise<User[]> => listOf(api, readUser)({ path: 'users', query: { ...filter }, signal }),

    adminUser: (userId: string, { signal }: CallOptions = {}): Promise<User> =>
      oneOf(api, readUser)({ path: thing('users', userId), signal }),

    /** Makes or changes one; `userId` is a UUID of yours. */
    adminPutUser: (
      userId: string,
      wish: UserWish,
      { signal }: CallOptions = {},
    ): Promise<Put<User>> =>
      oneOf(api, (raw) => readPut(raw, readUser))(put(thing('users', userId), wish, signal)),

    adminApplications: (
      filter: { readonly tenantId?: string } = {},
      { signal }: CallOptions = {},
    ): Promise<Application[]> =>
      listOf(api, readApplication)({ path: 'applications', query: { ...filter }, signal }),

    /** The answer holds the secret of a new one, once. */
    adminPutApplication: (
      clientId: string,
      wish: ApplicationWish,
      { signal }: CallOptions = {},
    ): Promise<Put<Application>> =>
      oneOf(api, (raw) => readPut(raw, readApplication))(
        put(thing('applications', clientId), wish, signal),
      ),

    /** The answer holds the new secret, once; the one before stays valid for a while. */
    adminRotateSecret: (
      clientId: string,
      rotation: SecretRotation = {},
      { signal }: CallOptions = {},
    ): Promise<Put<Application>> =>
      oneOf(api, (raw) => readPut(raw, readApplication))({
        method: 'POST',
        path: `${thing('applications', clientId)}/rotate-secret`,
        body: rotation,
        signal,
      }),
  };
}

function trailMethods(api: Api) {
  return {
    /** The newest first. */
    adminKeys: ({ signal }: CallOptions = {}): Promise<SigningKey[]> =>
      listOf(api, readSigningKey)({ path: 'keys', signal }),

    /** One page of the audit trail. */
    adminAudit: (
      filter: AuditQuery & Paging & { readonly order?: 'oldest' | 'newest' } = {},
      { signal }: CallOptions = {},
    ): Promise<Page<AuditEvent>> =>
      pageOf(api, readAuditEvent)({ path: 'audit', query: timed(filter), signal }),

    /** All that matches, as lines of JSON, the oldest first. */
    adminExportAudit: (filter: AuditQuery = {}, { signal }: CallOptions = {}): Promise<string> =>
      api.text({ path: 'audit/export', query: timed(filter), signal }),
  };
}

function watchMethods(api: Api) {
  return {
    adminQueue: ({ signal }: CallOptions = {}): Promise<Queue> =>
      oneOf(api, readQueue)({ path: 'queue', signal }),

    adminWorkers: ({ signal }: CallOptions = {}): Promise<Worker[]> =>
      listOf(api, readWorker)({ path: 'workers', signal }),

    /** By interval; the last day, by hours, when left out. */
    adminThroughput: (
      query: ThroughputQuery = {},
      { signal }: CallOptions = {},
    ): Promise<Throughput[]> =>
      listOf(api, readThroughput)({ path: 'throughput', query: timed(query), signal }),

    /** One page of the executions that failed, the newest first; of the last day when left out. */
    adminFailures: (
      filter: FailureQuery & Paging = {},
      { signal }: CallOptions = {},
    ): Promise<Page<FailedExecution>> =>
      pageOf(api, readFailure)({ path: 'failures', query: timed(filter), signal }),

    /** One page of the receivers of callbacks that fail, the longest failing first. */
    adminFailingReceivers: (
      paging: Paging = {},
      { signal }: CallOptions = {},
    ): Promise<Page<FailingReceiver>> =>
      pageOf(api, readReceiver)({ path: 'callback-receivers', query: timed(paging), signal }),
  };
}

const timed = (query: object): Record<string, string | number | undefined> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      value instanceof Date ? wireTime(value) : value,
    ]),
  );
