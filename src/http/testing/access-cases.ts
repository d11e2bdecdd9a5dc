import { formOf, type Request, SEATTLE } from './access-world.ts';
import { API, CLIENT, TENANT } from './http-world.ts';
import type { OwnThings } from './own-things.ts';

/** One row of the table: what a visitor asks for. */
export interface AccessCase {
  /** As the OpenAPI document names it. */
  readonly route: string;
  /** What the request gives besides the path, where a route has several rows. */
  readonly by?: string;
  /** The refusal of everybody but the owner, where the request names a thing of the owner. */
  readonly strangers?: 404 | 400;
  /** A token is enough: it answers also who has no role. */
  readonly needsNoRole?: boolean;
  /** What the owner does before anybody asks. */
  readonly before?: (own: OwnThings) => Request;
  readonly request: (own: OwnThings) => Omit<Request, 'method'>;
}

const REPORT = 'ScheduledReport';
const report = {
  ReportName: 'Daily',
  StartTime: '2026-03-02T04:00:00Z',
  RecurrenceInterval: 24,
};
const SYSTEM_QUERY = '6664daf3-c161-423a-92a1-0ea6db2c0384';
const form = {
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(formOf('executive')).toString(),
};

const partnerCases: readonly AccessCase[] = [
  { route: `GET ${API}/me`, needsNoRole: true, request: () => ({ url: 'me' }) },
  { route: `GET ${API}/ScheduledDataset`, request: () => ({ url: 'ScheduledDataset' }) },
  {
    route: `GET ${API}/ScheduledDataset/describe`,
    request: () => ({ url: 'ScheduledDataset/describe' }),
  },
  {
    route: `GET ${API}/ScheduledDataset/freshness`,
    request: () => ({ url: 'ScheduledDataset/freshness' }),
  },
  {
    route: `GET ${API}/ScheduledDataset/samples`,
    request: () => ({ url: 'ScheduledDataset/samples?datasetName=OfficeUsage' }),
  },
  {
    route: `POST ${API}/ScheduledQueries`,
    request: () => ({
      url: 'ScheduledQueries',
      body: { Name: 'a', Query: 'SELECT CustomerName FROM OfficeUsage' },
    }),
  },
  { route: `GET ${API}/ScheduledQueries`, request: () => ({ url: 'ScheduledQueries' }) },
  {
    route: `GET ${API}/ScheduledQueries`,
    by: 'queryId',
    strangers: 404,
    request: ({ queryId }) => ({ url: `ScheduledQueries?queryId=${queryId}` }),
  },
  {
    route: `GET ${API}/ScheduledQueries/samples`,
    request: () => ({ url: 'ScheduledQueries/samples' }),
  },
  {
    route: `GET ${API}/ScheduledQueries/testQueryResult`,
    by: 'exportQuery',
    request: () => ({
      url: 'ScheduledQueries/testQueryResult?exportQuery=SELECT CustomerName FROM OfficeUsage',
    }),
  },
  {
    route: `GET ${API}/ScheduledQueries/testQueryResult`,
    by: 'queryId',
    strangers: 404,
    request: ({ queryId }) => ({ url: `ScheduledQueries/testQueryResult?queryId=${queryId}` }),
  },
  {
    route: `POST ${API}/ScheduledQueries/explain`,
    by: 'Query',
    request: () => ({
      url: 'ScheduledQueries/explain',
      body: { Query: 'SELECT CustomerName FROM OfficeUsage' },
    }),
  },
  {
    route: `POST ${API}/ScheduledQueries/explain`,
    by: 'QueryId',
    strangers: 404,
    request: ({ queryId }) => ({ url: 'ScheduledQueries/explain', body: { QueryId: queryId } }),
  },
  {
    route: `POST ${API}/ScheduledQueries/check`,
    request: () => ({ url: 'ScheduledQueries/check', body: { Query: 'SELECT' } }),
  },
  {
    route: `POST ${API}/ScheduledQueries/complete`,
    request: () => ({ url: 'ScheduledQueries/complete', body: { Query: 'SELECT' } }),
  },
  {
    route: `DELETE ${API}/ScheduledQueries/{queryId}`,
    strangers: 404,
    request: ({ queryId }) => ({ url: `ScheduledQueries/${queryId}` }),
  },
  {
    route: `POST ${API}/${REPORT}`,
    by: 'a system query',
    request: () => ({ url: REPORT, body: { ...report, QueryId: SYSTEM_QUERY } }),
  },
  {
    route: `POST ${API}/${REPORT}`,
    by: 'QueryId',
    // The contract's "Invalid QueryId".
    strangers: 400,
    request: ({ queryId }) => ({ url: REPORT, body: { ...report, QueryId: queryId } }),
  },
  { route: `GET ${API}/${REPORT}`, request: () => ({ url: REPORT }) },
  {
    route: `GET ${API}/${REPORT}`,
    by: 'reportId',
    strangers: 404,
    request: ({ reportId }) => ({ url: `${REPORT}?reportId=${reportId}` }),
  },
  {
    route: `GET ${API}/${REPORT}`,
    by: 'queryId',
    strangers: 404,
    request: ({ queryId }) => ({ url: `${REPORT}?queryId=${queryId}` }),
  },
  { route: `GET ${API}/${REPORT}/summary`, request: () => ({ url: `${REPORT}/summary` }) },
  {
    route: `GET ${API}/${REPORT}/summary`,
    by: 'reportId',
    strangers: 404,
    request: ({ reportId }) => ({ url: `${REPORT}/summary?reportId=${reportId}` }),
  },
  {
    route: `PUT ${API}/${REPORT}/{reportId}`,
    strangers: 404,
    request: ({ reportId }) => ({ url: `${REPORT}/${reportId}`, body: { ReportName: 'mine' } }),
  },
  {
    route: `DELETE ${API}/${REPORT}/{reportId}`,
    strangers: 404,
    request: ({ reportId }) => ({ url: `${REPORT}/${reportId}` }),
  },
  {
    route: `PUT ${API}/${REPORT}/pause/{reportId}`,
    strangers: 404,
    request: ({ reportId }) => ({ url: `${REPORT}/pause/${reportId}` }),
  },
  {
    route: `PUT ${API}/${REPORT}/resume/{reportId}`,
    strangers: 404,
    before: ({ reportId }) => ({ method: 'PUT', url: `${REPORT}/pause/${reportId}` }),
    request: ({ reportId }) => ({ url: `${REPORT}/resume/${reportId}` }),
  },
  {
    route: `GET ${API}/${REPORT}/execution/{reportId}`,
    strangers: 404,
    request: ({ completedReportId }) => ({ url: `${REPORT}/execution/${completedReportId}` }),
  },
  {
    route: `GET ${API}/${REPORT}/execution/{reportId}`,
    by: 'executionId',
    strangers: 404,
    request: ({ completedReportId, completedExecutionId }) => ({
      url: `${REPORT}/execution/${completedReportId}?executionId=${completedExecutionId}`,
    }),
  },
  {
    route: `GET ${API}/${REPORT}/history/{reportId}`,
    strangers: 404,
    request: ({ completedReportId }) => ({ url: `${REPORT}/history/${completedReportId}` }),
  },
  {
    route: `PUT ${API}/${REPORT}/execution/cancel/{executionId}`,
    strangers: 404,
    request: ({ executionId }) => ({ url: `${REPORT}/execution/cancel/${executionId}` }),
  },
  {
    route: `PUT ${API}/${REPORT}/execution/revokeLinks/{executionId}`,
    strangers: 404,
    request: ({ completedExecutionId }) => ({
      url: `${REPORT}/execution/revokeLinks/${completedExecutionId}`,
    }),
  },
  {
    route: `GET ${API}/${REPORT}/callback/{reportId}`,
    strangers: 404,
    request: ({ reportId }) => ({ url: `${REPORT}/callback/${reportId}` }),
  },
  {
    route: `POST ${API}/${REPORT}/callback/replay/{reportId}`,
    by: 'DeliveryId',
    strangers: 404,
    request: ({ reportId, deliveryId }) => ({
      url: `${REPORT}/callback/replay/${reportId}`,
      body: { DeliveryId: deliveryId },
    }),
  },
  {
    route: `POST ${API}/${REPORT}/callback/test/{reportId}`,
    strangers: 404,
    // One that has no test under way.
    before: ({ completedReportId }) => ({
      method: 'PUT',
      url: `${REPORT}/${completedReportId}`,
      body: { CallbackUrl: 'https://receiver.example/in' },
    }),
    request: ({ completedReportId }) => ({ url: `${REPORT}/callback/test/${completedReportId}` }),
  },
  {
    route: `PUT ${API}/${REPORT}/callback/resume/{reportId}`,
    strangers: 404,
    request: ({ reportId }) => ({ url: `${REPORT}/callback/resume/${reportId}` }),
  },
  { route: `GET ${API}/CallbackSecret`, request: () => ({ url: 'CallbackSecret' }) },
  { route: `POST ${API}/CallbackSecret/rotate`, request: () => ({ url: 'CallbackSecret/rotate' }) },
];

const publicCases: readonly AccessCase[] = [
  {
    route: 'POST /{tenantId}/oauth2/token',
    request: () => ({ url: `/${TENANT}/oauth2/token`, ...form }),
  },
  {
    route: 'POST /{tenantId}/oauth2/v2.0/token',
    request: () => ({ url: `/${TENANT}/oauth2/v2.0/token`, ...form }),
  },
  {
    route: 'POST /{tenantId}/oauth2/revoke',
    request: () => ({
      url: `/${TENANT}/oauth2/revoke`,
      ...{ ...form, body: `${form.body}&token=of-nobody` },
    }),
  },
  {
    route: 'GET /{tenantId}/.well-known/openid-configuration',
    request: () => ({ url: `/${TENANT}/.well-known/openid-configuration` }),
  },
  {
    route: 'GET /{tenantId}/v2.0/.well-known/openid-configuration',
    request: () => ({ url: `/${TENANT}/v2.0/.well-known/openid-configuration` }),
  },
  {
    route: 'GET /{tenantId}/discovery/keys',
    request: () => ({ url: `/${TENANT}/discovery/keys` }),
  },
  {
    route: 'GET /files/{executionId}/{name}',
    by: 'its link',
    request: ({ link }) => ({ url: link }),
  },
  {
    route: 'GET /files/{executionId}/{name}',
    by: 'an altered link',
    request: ({ link }) => ({ url: link.replace(/sig=[^&]*/, 'sig=') }),
  },
  {
    route: 'GET /files/{executionId}/manifest.json',
    by: 'its link',
    request: ({ link }) => ({ url: link.replace(/[^/]*\?/, 'manifest.json?') }),
  },
  { route: 'GET /files/manifest-key.json', request: () => ({ url: '/files/manifest-key.json' }) },
  { route: 'GET /health/live', request: () => ({ url: '/health/live' }) },
  { route: 'GET /health/ready', request: () => ({ url: '/health/ready' }) },
  { route: 'GET /metrics', request: () => ({ url: '/metrics' }) },
  { route: 'GET /admin/clock', request: () => ({ url: '/admin/clock' }) },
  {
    route: 'POST /admin/clock/advance',
    request: () => ({ url: '/admin/clock/advance', body: { seconds: 1 } }),
  },
  { route: 'POST /admin/clock/freeze', request: () => ({ url: '/admin/clock/freeze', body: {} }) },
  { route: 'POST /admin/clock/resume', request: () => ({ url: '/admin/clock/resume', body: {} }) },
];

const adminCases: readonly AccessCase[] = [
  { route: 'GET /admin/partners', request: () => ({ url: '/admin/partners' }) },
  {
    route: 'GET /admin/partners/{tenantId}',
    request: () => ({ url: `/admin/partners/${TENANT}` }),
  },
  {
    route: 'PUT /admin/partners/{tenantId}',
    request: () => ({ url: `/admin/partners/${TENANT}`, body: { name: 'Contoso' } }),
  },
  { route: 'GET /admin/users', request: () => ({ url: '/admin/users' }) },
  { route: 'GET /admin/users/{userId}', request: () => ({ url: `/admin/users/${SEATTLE}` }) },
  {
    route: 'PUT /admin/users/{userId}',
    request: () => ({ url: `/admin/users/${SEATTLE}`, body: { displayName: 'Seattle' } }),
  },
  { route: 'GET /admin/applications', request: () => ({ url: '/admin/applications' }) },
  {
    route: 'GET /admin/applications/{clientId}',
    request: () => ({ url: `/admin/applications/${CLIENT}` }),
  },
  {
    route: 'PUT /admin/applications/{clientId}',
    request: () => ({ url: `/admin/applications/${CLIENT}`, body: { name: 'Exporter' } }),
  },
  {
    route: 'POST /admin/applications/{clientId}/rotate-secret',
    request: () => ({ url: `/admin/applications/${CLIENT}/rotate-secret`, body: {} }),
  },
  { route: 'GET /admin/keys', request: () => ({ url: '/admin/keys' }) },
  { route: 'POST /admin/keys/rotate', request: () => ({ url: '/admin/keys/rotate' }) },
  {
    route: 'DELETE /admin/keys/{kid}',
    request: ({ keyId }) => ({ url: `/admin/keys/${keyId}` }),
  },
  {
    route: 'POST /admin/executions/{executionId}/revoke-links',
    request: ({ completedExecutionId }) => ({
      url: `/admin/executions/${completedExecutionId}/revoke-links`,
    }),
  },
  { route: 'GET /admin/audit', request: () => ({ url: '/admin/audit' }) },
  { route: 'GET /admin/audit/export', request: () => ({ url: '/admin/audit/export' }) },
  { route: 'GET /admin/queue', request: () => ({ url: '/admin/queue' }) },
  { route: 'GET /admin/workers', request: () => ({ url: '/admin/workers' }) },
  { route: 'GET /admin/throughput', request: () => ({ url: '/admin/throughput' }) },
  { route: 'GET /admin/failures', request: () => ({ url: '/admin/failures' }) },
  {
    route: 'GET /admin/callback-receivers',
    request: () => ({ url: '/admin/callback-receivers' }),
  },
];

/** Every route there is, in the order of the table. */
export const accessCases: readonly AccessCase[] = [...partnerCases, ...adminCases, ...publicCases];
