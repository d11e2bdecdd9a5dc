import type { ApiApp, Route, Services } from '../api-app.ts';
import { requireCaller } from '../plugins/authentication.ts';
import { forbidKeeping } from '../plugins/forbid-keeping.ts';
import { requireProgram } from '../plugins/program.ts';
import { getCallbackSecretRoute } from './callbacks/get-secret.ts';
import { listCallbacksRoute } from './callbacks/list.ts';
import { replayCallbacksRoute } from './callbacks/replay.ts';
import { resumeCallbacksRoute } from './callbacks/resume.ts';
import { rotateCallbackSecretRoute } from './callbacks/rotate-secret.ts';
import { testCallbackRoute } from './callbacks/test.ts';
import { describeDatasetsRoute } from './datasets/describe.ts';
import { datasetFreshnessRoute } from './datasets/freshness.ts';
import { listDatasetsRoute } from './datasets/list.ts';
import { datasetSamplesRoute } from './datasets/samples.ts';
import { cancelExecutionRoute } from './executions/cancel.ts';
import { listHistoryRoute } from './executions/history.ts';
import { listExecutionsRoute } from './executions/list.ts';
import { revokeLinksRoute } from './executions/revoke-links.ts';
import { meRoute } from './me/me.ts';
import { checkQueryRoute } from './queries/check.ts';
import { completeQueryRoute } from './queries/complete.ts';
import { createQueryRoute } from './queries/create.ts';
import { deleteQueryRoute } from './queries/delete.ts';
import { explainQueryRoute } from './queries/explain.ts';
import { listQueriesRoute } from './queries/list.ts';
import { listSampleQueriesRoute } from './queries/samples.ts';
import { testQueryRoute } from './queries/test.ts';
import { createReportRoute } from './reports/create.ts';
import { deleteReportRoute } from './reports/delete.ts';
import { listReportsRoute } from './reports/list.ts';
import { pauseReportRoute } from './reports/pause.ts';
import { resumeReportRoute } from './reports/resume.ts';
import { summarizeReportsRoute } from './reports/summary.ts';
import { updateReportRoute } from './reports/update.ts';

const routes: readonly Route[] = [
  listDatasetsRoute,
  describeDatasetsRoute,
  datasetFreshnessRoute,
  datasetSamplesRoute,
  createQueryRoute,
  listQueriesRoute,
  listSampleQueriesRoute,
  testQueryRoute,
  explainQueryRoute,
  checkQueryRoute,
  completeQueryRoute,
  deleteQueryRoute,
  createReportRoute,
  listReportsRoute,
  summarizeReportsRoute,
  updateReportRoute,
  pauseReportRoute,
  resumeReportRoute,
  deleteReportRoute,
  listExecutionsRoute,
  listHistoryRoute,
  cancelExecutionRoute,
  revokeLinksRoute,
  listCallbacksRoute,
  replayCallbacksRoute,
  testCallbackRoute,
  resumeCallbacksRoute,
  getCallbackSecretRoute,
  rotateCallbackSecretRoute,
];

/** The contract's API; every route of it needs a known program and a caller with a role. */
export function addApiRoutes(app: ApiApp, services: Services): void {
  forbidKeeping(app);
  requireProgram(app, services);
  requireCaller(app, services);
  for (const add of routes) add(app, services);
}

/** What everybody with a valid token may ask, with a role or without one. */
export function addOpenRoutes(app: ApiApp, services: Services): void {
  forbidKeeping(app);
  requireProgram(app, services);
  meRoute(app, services);
}
