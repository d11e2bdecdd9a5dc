import type { ApiApp } from '../api-app.ts';
import { CallbackSecret, Delivery } from './callback.ts';
import { Dataset } from './dataset.ts';
import { Failure } from './envelope.ts';
import { Execution } from './execution.ts';
import { Manifest } from './manifest.ts';
import { Query, Row } from './query.ts';
import { Report } from './report.ts';

/** The nouns of the answers, under their names in the document. */
export function addSharedSchemas(app: ApiApp): void {
  for (const schema of [
    Dataset,
    Query,
    Row,
    Report,
    Execution,
    Delivery,
    CallbackSecret,
    Manifest,
    Failure,
  ])
    app.addSchema(schema);
}
