import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { flattenedVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { noOrigin } from '../../kernel/audit.ts';
import { createQuery } from '../create-query.ts';
import { createReport } from '../create-report.ts';
import { expireNothing, linkParts } from '../testing/links.ts';
import { ACCOUNT, PROGRAM, QUERY, reportsWorld } from '../testing/reports-world.ts';
import { updateReport } from '../update-report.ts';
import { claimExecution } from './claim-execution.ts';
import { completeExecution } from './complete-execution.ts';
import { listExecutions } from './list-executions.ts';
import { readManifest } from './read-manifest.ts';
import { runExecution } from './run-execution.ts';

const lease = { owner: 'w', seconds: 30 };

/** A report that has run once. */
async function world() {
  const made = await reportsWorld();
  const { context, caller, clock } = made;
  const { queryId } = await createQuery(context, caller, PROGRAM, { name: 'Q', query: QUERY });
  const { reportId } = await createReport(context, caller, PROGRAM, {
    ...{ reportName: 'R', queryId, startTime: '2026-03-11T06:00:00Z', recurrenceInterval: 24 },
  });
  clock.set('2026-03-11T06:00:01Z');
  const claim = await claimExecution(context, lease, ['small', 'large']);
  if (typeof claim === 'string') throw new Error(`nothing to claim: ${claim}`);
  const produced = await runExecution(context, claim, expireNothing(), async () => {});
  clock.set('2026-03-11T06:00:09Z');
  await completeExecution(context, claim, produced);
  const asked = { baseUrl: 'https://insights.example', reportId, executionStatus: 'Completed' };
  const [execution] = await listExecutions(context, caller, PROGRAM, asked);
  const link = linkParts(execution?.reportManifestSecureLink ?? null);
  const manifest = () => readManifest(context, link, noOrigin);
  return { ...made, reportId, produced, manifest };
}

test('a manifest says all there is to say of a file', async () => {
  const { context, produced, manifest } = await world();
  const stored = await Array.fromAsync((await context.files.read(produced.file.key)) ?? []);
  const bytes = Buffer.concat(stored);
  const { jws, ...said } = await manifest();
  expect(said).toEqual({
    ...{ manifestVersion: 1, executionId: expect.any(String), reportId: expect.any(String) },
    ...{ reportName: 'R', program: PROGRAM, query: QUERY, owner: 'ada@example.org' },
    planSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    ...{ accountId: ACCOUNT, locations: null, dataRedacted: false, redactedFields: [] },
    ...{ snapshotId: 'snapshot-1', dataTime: '2026-03-10T00:00:00Z' },
    ...{ coveredFrom: expect.stringMatching(/Z$/), coveredTo: expect.stringMatching(/Z$/) },
    ...{ dueTime: '2026-03-11T06:00:00Z', startedTime: '2026-03-11T06:00:01Z' },
    ...{ generatedTime: '2026-03-11T06:00:09Z', format: 'csv' },
    columns: [{ name: 'SubscriptionId', type: 'string' }],
    rows: 1,
    parts: [
      {
        ...{ rows: 1, encoding: 'gzip', bytes: bytes.length, sha256: sha256(bytes) },
        ...{ plainBytes: 19, plainSha256: sha256(gunzipSync(bytes)) },
      },
    ],
    ...{ serviceVersion: '1.2.3', engineVersion: 'Scripted 1' },
  });
  const key = await importJWK(context.manifests.publicKey, 'EdDSA');
  const { payload } = await flattenedVerify(jws, key);
  expect(JSON.parse(Buffer.from(payload).toString())).toEqual(said);
});

test('it stays as it was signed when the report changes', async () => {
  const { context, caller, reportId, manifest } = await world();
  const before = await manifest();
  const change = { format: 'tsv', reportName: 'Another' };
  await updateReport(context, caller, PROGRAM, reportId, change);
  expect(await manifest()).toEqual(before);
});

test('a file from before there were manifests has none, and says so', async () => {
  const { context, manifest } = await world();
  await context.store.db.updateTable('executions').set({ manifest: null }).execute();
  await expect(manifest()).rejects.toMatchObject({ code: 'manifest_missing', status: 404 });
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
