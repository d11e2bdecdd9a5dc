import type { ApiApp } from '../api-app.ts';
import { Application, PutApplication } from './application.ts';
import { AuditEvent } from './audit-event.ts';
import { CallbackSecret, Delivery } from './callback.ts';
import { Dataset } from './dataset.ts';
import { DatasetDescription } from './dataset-description.ts';
import { DatasetFreshness, DatasetSamples } from './dataset-facts.ts';
import { Failure } from './envelope.ts';
import { Execution, RevokedLinks } from './execution.ts';
import { Explanation } from './explanation.ts';
import { FailedExecution, FailingReceiver } from './failure.ts';
import { Manifest } from './manifest.ts';
import { Me } from './me.ts';
import { Queue, Throughput, Worker } from './operations.ts';
import { Partner, PutPartner } from './partner.ts';
import { Query, Row, SampleQuery } from './query.ts';
import { Completion, QueryCheck } from './query-check.ts';
import { Report } from './report.ts';
import { Occurrence, ReportSummary } from './report-summary.ts';
import { KeyRevocation, KeyRotation, SigningKey } from './signing-key.ts';
import { PutUser, User } from './user.ts';

/** The nouns of the answers, under their names in the document. */
export function addSharedSchemas(app: ApiApp): void {
  for (const schema of [
    Me,
    Dataset,
    DatasetDescription,
    DatasetFreshness,
    DatasetSamples,
    Query,
    SampleQuery,
    Row,
    Explanation,
    QueryCheck,
    Completion,
    Report,
    ReportSummary,
    Execution,
    Occurrence,
    Delivery,
    CallbackSecret,
    Manifest,
    Failure,
  ])
    app.addSchema(schema);
  for (const schema of [Partner, User, Application, AuditEvent]) app.addSchema(schema);
  for (const schema of [PutPartner, PutUser, PutApplication]) app.addSchema(schema);
  for (const schema of [SigningKey, KeyRotation, KeyRevocation, RevokedLinks])
    app.addSchema(schema);
  for (const schema of [Queue, Worker, Throughput, FailedExecution, FailingReceiver])
    app.addSchema(schema);
}
