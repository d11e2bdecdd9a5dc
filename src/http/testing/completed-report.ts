import type { StoredFile } from '../../files/report-files.ts';
import type { Manifest } from '../../reports/executions/manifest.ts';
import { findExecutions, updateHeld } from '../../store/executions.ts';
import { exampleQuery } from '../schemas/fields.ts';
import { exampleManifest } from '../schemas/manifest.ts';
import type { HttpWorld } from './http-world.ts';

export const createQueryAs = async ({ call }: HttpWorld, user = 'exec'): Promise<string> => {
  const body = { Name: 'Seats', Query: exampleQuery };
  return (await call('POST', 'ScheduledQueries', { body, user })).body.value[0].queryId;
};

/** Creates a report that runs once, and completes its execution with `text` as the worker would. */
export async function completedReport(
  world: HttpWorld,
  text: string,
  name = 'Office seats',
): Promise<{ reportId: string; executionId: string; key: string; sha256: string }> {
  const body = { ReportName: name, QueryId: await createQueryAs(world), ExecuteNow: true };
  const created = await world.call('POST', 'ScheduledReport', { body });
  const reportId = created.body.value[0].reportId;
  const [execution] = await findExecutions(world.store.db, { reportId });
  if (!execution) throw new Error('the report has no execution');
  const executionId = execution.execution_id;
  const stored = await world.files.write(executionId, chunksOf(Buffer.from(text)), {
    signal: new AbortController().signal,
  });
  await updateHeld(
    world.store.db,
    { executionId, fence: execution.fence, status: execution.status },
    {
      status: 'Completed',
      ended_time: world.clock.now().toISOString(),
      file_key: stored.key,
      file_bytes: stored.bytes,
      plain_bytes: stored.plainBytes,
      sha256: stored.sha256,
      file_state: 'kept',
      manifest: JSON.stringify(await world.manifests.sign(manifestOf(executionId, stored))),
      file_expires_time: '2026-03-31T12:00:00.000Z',
    },
  );
  return { reportId, executionId, key: stored.key, sha256: stored.sha256 };
}

const manifestOf = (
  executionId: string,
  { bytes, sha256, plainBytes, plainSha256 }: StoredFile,
): Manifest => {
  const { jws: _, ...example } = exampleManifest;
  const part = { rows: example.rows, encoding: 'gzip' as const };
  return {
    ...example,
    executionId,
    parts: [{ ...part, bytes, sha256, plainBytes, plainSha256 }],
  };
};

/** The path and query of the fresh secure link. */
export async function secureLink({ call }: HttpWorld, reportId: string): Promise<string> {
  const { body } = await call('GET', `ScheduledReport/execution/${reportId}`);
  const link = new URL(body.value[0].reportAccessSecureLink);
  return `${link.pathname}${link.search}`;
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 65_536) {
    yield bytes.subarray(start, start + 65_536);
  }
}
