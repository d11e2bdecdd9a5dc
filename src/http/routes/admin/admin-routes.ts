import type { ApiApp, Route, Services } from '../../api-app.ts';
import { forbidKeeping } from '../../plugins/forbid-keeping.ts';
import { requireOperator } from '../../plugins/operator.ts';
import { getApplicationRoute } from './applications/get.ts';
import { listApplicationsRoute } from './applications/list.ts';
import { putApplicationRoute } from './applications/put.ts';
import { rotateSecretRoute } from './applications/rotate-secret.ts';
import { exportAuditRoute } from './audit/export.ts';
import { listAuditRoute } from './audit/list.ts';
import { listFailingReceiversRoute } from './callback-receivers/list.ts';
import { adminRevokeLinksRoute } from './executions/revoke-links.ts';
import { listFailuresRoute } from './failures/list.ts';
import { listKeysRoute } from './keys/list.ts';
import { revokeKeyRoute } from './keys/revoke.ts';
import { rotateKeyRoute } from './keys/rotate.ts';
import { getPartnerRoute } from './partners/get.ts';
import { listPartnersRoute } from './partners/list.ts';
import { putPartnerRoute } from './partners/put.ts';
import { readQueueRoute } from './queue/read.ts';
import { readThroughputRoute } from './throughput/read.ts';
import { getUserRoute } from './users/get.ts';
import { listUsersRoute } from './users/list.ts';
import { putUserRoute } from './users/put.ts';
import { listWorkersRoute } from './workers/list.ts';

const routes: readonly Route[] = [
  listPartnersRoute,
  getPartnerRoute,
  putPartnerRoute,
  listUsersRoute,
  getUserRoute,
  putUserRoute,
  listApplicationsRoute,
  getApplicationRoute,
  putApplicationRoute,
  rotateSecretRoute,
  listKeysRoute,
  rotateKeyRoute,
  revokeKeyRoute,
  adminRevokeLinksRoute,
  listAuditRoute,
  exportAuditRoute,
  readQueueRoute,
  listWorkersRoute,
  readThroughputRoute,
  listFailuresRoute,
  listFailingReceiversRoute,
];

/** The operators' API; every route of it needs a caller with the role operator. */
export function addAdminRoutes(app: ApiApp, services: Services): void {
  forbidKeeping(app);
  requireOperator(app, services);
  for (const add of routes) add(app, services);
}
