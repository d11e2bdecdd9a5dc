import { stat, writeFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import type { Client, Execution, ReportFormat } from '@partner-insights/client';
import type { ClientIo } from './client-io.ts';
import { showDownload } from './download-progress.ts';
import type { PeriodFlags } from './period-options.ts';
import { rowCounterFor } from './row-counter.ts';

export interface PullFlags extends PeriodFlags {
  readonly output: string;
  readonly format: ReportFormat;
  readonly manifest?: string;
  readonly keep?: boolean;
}

export interface PullContext {
  readonly client: Client;
  readonly io: ClientIo;
  readonly signal: AbortSignal;
}

const reportName = 'insights pull';

/** Token, dataset, query, report, download; says each step in a line on stderr. */
export async function pullReport(
  context: PullContext,
  query: string,
  flags: PullFlags,
): Promise<void> {
  await checkFolder(flags.output);
  if (flags.manifest !== undefined) await checkFolder(flags.manifest);
  const cleanUp: CleanUp[] = [];
  try {
    await context.client.signIn();
    say(context, 'Signed in.');
    await checkDataset(context, query);
    const queryId = await createQuery(context, query, cleanUp);
    const reportId = await createReport(context, queryId, flags, cleanUp);
    const execution = await waitForReport(context, reportId);
    await downloadParts(context, execution, flags);
    if (flags.manifest !== undefined) await saveManifest(context, execution, flags.manifest);
  } finally {
    if (!flags.keep) await runCleanUp(context, cleanUp);
  }
}

interface CleanUp {
  readonly what: string;
  run(): Promise<void>;
}

const say = ({ io }: PullContext, line: string): void => {
  io.stderr.write(`${line}\n`);
};

/** Found out before the report is run, not after. */
async function checkFolder(output: string): Promise<void> {
  const folder = dirname(output);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new Error(`There is no folder ${folder} to write to`);
}

/** An unknown dataset shows before anything is made. What the query means is the service's to say. */
async function checkDataset(context: PullContext, query: string): Promise<void> {
  const name = /\bFROM\s+(\w+)/i.exec(query)?.[1];
  if (name === undefined) return;
  const [dataset] = await context.client.datasets(name, { signal: context.signal });
  if (dataset)
    say(context, `Dataset ${dataset.datasetName}: ${dataset.selectableColumns.length} columns.`);
}

async function createQuery(
  context: PullContext,
  query: string,
  cleanUp: CleanUp[],
): Promise<string> {
  const { client, signal } = context;
  const { queryId } = await client.createQuery({ name: reportName, query }, { signal });
  cleanUp.unshift({ what: `query ${queryId}`, run: () => client.deleteQuery(queryId) });
  say(context, `Query ${queryId} created.`);
  return queryId;
}

async function createReport(
  context: PullContext,
  queryId: string,
  { format, start, end }: PullFlags,
  cleanUp: CleanUp[],
): Promise<string> {
  const { client, signal } = context;
  const { reportId } = await client.createReport(
    { reportName, queryId, executeNow: true, format, queryStartTime: start, queryEndTime: end },
    { signal },
  );
  cleanUp.unshift({ what: `report ${reportId}`, run: () => client.deleteReport(reportId) });
  say(context, `Report ${reportId} created.`);
  return reportId;
}

function waitForReport(context: PullContext, reportId: string): Promise<Execution> {
  let last = '';
  return context.client.waitForExecution(reportId, {
    pollMs: 1000,
    signal: context.signal,
    onUpdate: ({ executionStatus }) => {
      if (executionStatus !== last) say(context, `Report is ${executionStatus.toLowerCase()}.`);
      last = executionStatus;
    },
  });
}

/** The first part has the name that was asked for. */
async function downloadParts(
  context: PullContext,
  execution: Execution,
  { output, format }: PullFlags,
): Promise<void> {
  const parts = execution.reportParts?.length ?? 1;
  if (parts > 1 && output === '-') {
    throw new Error(`The report has ${parts} parts, each a file by itself: name one with --output`);
  }
  for (let part = 1; part <= parts; part += 1) {
    const file = part === 1 ? output : partFile(output, part);
    await download(context, execution, { part, output: file, format });
  }
}

/** `seats.csv` → `seats.part2.csv` */
function partFile(output: string, part: number): string {
  const { dir, name, ext } = parse(output);
  return join(dir, `${name}.part${part}${ext}`);
}

async function download(
  context: PullContext,
  execution: Execution,
  { part, output, format }: Pick<PullFlags, 'output' | 'format'> & { readonly part: number },
): Promise<void> {
  const { client, io, signal } = context;
  const view = showDownload(io.stderr);
  const counter = rowCounterFor(format);
  try {
    const { plainBytes } = await client.download(execution, output === '-' ? io.stdout : output, {
      ...{ signal, part },
      onProgress: view.update,
      onData: counter?.add,
    });
    view.stop();
    const place = output === '-' ? '' : ` in ${output}`;
    const rows = counter ? `${amount(counter.rows(), 'row')}, ` : '';
    say(context, `${rows}${amount(plainBytes, 'byte')}${place}`);
  } finally {
    view.stop();
  }
}

async function saveManifest(
  context: PullContext,
  execution: Execution,
  file: string,
): Promise<void> {
  const manifest = await context.client.manifest(execution, { signal: context.signal });
  await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`);
  say(context, `Manifest in ${file}`);
}

/** Removes what was made, last first. What cannot be removed is told, but does not fail the pull. */
async function runCleanUp(context: PullContext, cleanUp: readonly CleanUp[]): Promise<void> {
  for (const { what, run } of cleanUp) {
    await run().catch((error: Error) => say(context, `Could not remove ${what}: ${error.message}`));
  }
}

const amount = (count: number, unit: string): string =>
  `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`;
