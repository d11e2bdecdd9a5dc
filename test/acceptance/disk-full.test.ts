import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, refusal } from './support/api.ts';
import { filesIn } from './support/files.ts';
import { ledgerOf } from './support/ledger.ts';
import { people } from './support/people.ts';
import { completedExecution, createQuery, createRunNow, secureLink } from './support/reports.ts';
import { newSlowHome, type SlowHome } from './support/slow-report.ts';
import { mountSmallDisk, whyNoSmallDisk } from './support/small-disk.ts';
import { type RunningProcess, startProcess, urlIn } from './support/start-process.ts';
import { signIn } from './support/tokens.ts';
import { clockOf } from './support/virtual-clock.ts';

/** Report files on a disk of 8 MB. The virtual clock plays the pauses between the tries. */
const obstacle = await whyNoSmallDisk();
if (obstacle !== null)
  process.stderr.write(`disk-full is skipped, no disk to mount: ${obstacle}\n`);

describe.skipIf(obstacle !== null)('a full disk', () => {
  let slow: SlowHome;
  let server: RunningProcess;
  let url: string;
  let api: Api;
  let ballast: string;
  const undo: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    slow = await newSlowHome({ rows: 200_000, copies: 2 });
    undo.push(slow.remove);
    const files = join(slow.home, 'files');
    ballast = join(files, '.ballast');
    await mkdir(files, { recursive: true });
    undo.push((await mountSmallDisk(files, 8)).unmount);
    await writeFile(ballast, Buffer.alloc(6_000_000));
    const args = ['--home', slow.home, '--clock', 'virtual', '--log-level', 'warn'];
    const env = { ...slow.env, INSIGHTS_MINIMUM_FREE_DISK_MB: '4' };
    server = await startProcess(['serve', ...args, '--port', '0'], env);
    undo.push(() => server.stop());
    url = urlIn(server.greeting);
    api = createApi(url, await signIn(url, people.executive));
  });
  afterAll(async () => {
    for (const each of undo.reverse()) await each();
  });

  test('is told by /health/ready', async () => {
    const answer = await api.send('GET', '/health/ready');
    expect(refusal(answer, 503)).toMatch(/disk: less than 4 MB/);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  test('makes a run try again, then Failed with that reason; nothing half-written stays', async () => {
    const { reportId } = await createRunNow(api, await createQuery(api, slow.newQuery()));
    await clock().advance({ seconds: 1 });
    const [waiting] = await ledgerOf(api, reportId);
    expect(waiting).toMatchObject({
      ...{ executionStatus: 'Pending', attempts: 1 },
      failureReason: 'The disk of the service is full. Another try follows.',
    });
    await clock().advance({ seconds: 60 });
    expect(await ledgerOf(api, reportId)).toMatchObject([
      {
        ...{ executionStatus: 'Failed', attempts: 3, reportAccessSecureLink: null },
        failureReason: 'The disk of the service is full. Gave up after 3 tries.',
      },
    ]);
    expect(await filesIn(slow.home)).toEqual({ whole: [], begun: ['.ballast'] });
  });

  test('hinders nothing any more once there is room', async () => {
    const { reportId } = await createRunNow(api, await createQuery(api, slow.newQuery()));
    await clock().advance({ seconds: 1 });
    await rm(ballast);
    await clock().advance({ seconds: 60 });
    const execution = await completedExecution(api, reportId);
    expect(execution).toMatchObject({ attempts: 2, failureReason: null });
    const text = await (await fetch(secureLink(execution))).text();
    expect(text.trimEnd().split('\n')).toHaveLength(200_001);
    expect((await filesIn(slow.home)).begun).toEqual([]);
    await api.delete(`ScheduledReport/${reportId}`);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  const clock = () => clockOf(url);
});
