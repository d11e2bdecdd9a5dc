import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Export } from '../../engine/engine.ts';
import { noOrigin } from '../../kernel/audit.ts';
import { ledgerWorld } from '../testing/ledger-world.ts';
import { linkParts } from '../testing/links.ts';
import { PROGRAM } from '../testing/reports-world.ts';
import { listExecutions } from './list-executions.ts';
import { readManifest } from './read-manifest.ts';
import { openReportFile } from './report-file.ts';
import { findLostFiles, sweepExpiredFiles, sweepOrphanedFiles } from './sweep-files.ts';

const NEVER = new AbortController().signal;
const texts = ['H\n1\n', 'H\n2\n', 'H\n3\n'];

/** A world whose engine gives three parts of a row each; the failure comes before the third ends. */
async function world(failure?: Error) {
  const made = await ledgerWorld();
  const { engine, context, create } = made;
  const one = await engine.export({} as never, { signal: NEVER });
  const partBytes: (number | undefined)[] = [];
  engine.export = async (_plan, options: { partBytes?: number }): Promise<Export> => {
    partBytes.push(options.partBytes);
    return { ...one, parts };
  };
  const parts = async function* () {
    for (const [index, content] of texts.entries()) {
      const bytes = async function* () {
        yield Buffer.from(content);
        if (failure && index === 2) throw failure;
      };
      yield { bytes: bytes(), rows: () => 1 };
    }
  };
  const reportId = await create({ executeNow: true });
  const view = async () => {
    const asked = { reportId, getLatestExecution: true, baseUrl: 'https://insights.example' };
    const [execution] = await listExecutions(context, made.caller, PROGRAM, asked);
    if (!execution) throw new Error('no execution');
    return execution;
  };
  const keys = () => Array.fromAsync(context.files.list({ minimumAgeSeconds: -1e9 }));
  return { ...made, view, keys, partBytes };
}

test('an execution lists the parts of its file, each with a link of its own', async () => {
  const { work, view, context, partBytes } = await world();
  await work();
  const { reportParts, reportAccessSecureLink } = await view();
  expect(partBytes).toEqual([1_024_000_000]);
  expect(reportParts?.map(({ part, rows }) => [part, rows])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
  expect(reportParts?.[0]?.secureLink).toBe(reportAccessSecureLink);
  const names: string[] = [];
  for (const { secureLink, sha256, bytes, part } of reportParts ?? []) {
    const query = new URL(secureLink).searchParams;
    expect(query.get('part')).toBe(part === 1 ? null : String(part));
    const file = await openReportFile(context, linkParts(secureLink), { part });
    expect(file).toMatchObject({ sha256, bytes });
    const plain = Readable.from(await file.read()).pipe(createGunzip());
    expect(await text(plain)).toBe(texts[part - 1]);
    names.push(file.name);
  }
  expect(names).toEqual(['R.csv', 'R.part2.csv', 'R.part3.csv']);
  const beyond = openReportFile(context, linkParts(reportAccessSecureLink), { part: 4 });
  await expect(beyond).rejects.toMatchObject({ code: 'file_gone' });
});

test('the manifest tells of every part', async () => {
  const { work, view, context } = await world();
  await work();
  const { reportParts, reportManifestSecureLink } = await view();
  const manifest = await readManifest(context, linkParts(reportManifestSecureLink), noOrigin);
  expect(manifest.rows).toBe(3);
  expect(manifest.parts.map(({ sha256 }) => sha256)).toEqual(
    reportParts?.map(({ sha256 }) => sha256),
  );
});

test('a run that fails in a later part leaves none', async () => {
  const { work, view, keys } = await world(new Error('engine stopped'));
  await work().catch(() => {});
  expect(await keys()).toEqual([]);
  expect((await view()).executionStatus).toBe('Running');
});

test('the parts are kept, lost and removed together', async () => {
  const { work, view, keys, context, at } = await world();
  await work();
  const [, second = ''] = (await keys()).sort();
  const aged = { ...context.files, list: () => context.files.list({ minimumAgeSeconds: -1e9 }) };
  expect(await sweepOrphanedFiles({ ...context, files: aged }, NEVER)).toBe(0);
  expect(await findLostFiles(context, NEVER)).toBe(0);
  await context.files.remove(second);
  expect(await findLostFiles(context, NEVER)).toBe(1);
  expect(await view()).toMatchObject({ fileState: 'lost', reportParts: null });
  at('2026-05-01T00:00:00Z');
  expect(await sweepExpiredFiles(context, NEVER)).toBe(1);
  expect(await keys()).toEqual([]);
});
