import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allOf } from './findings.ts';
import { readOptions } from './options.ts';
import { playChaos } from './play-chaos.ts';
import { type Outcome, summarize } from './summary.ts';

/** Many executions, killed workers, a restarted database; exit status 1 unless all came out right. */
const options = readOptions(process.argv.slice(2));
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => stopping.abort(new Error(`ended by ${signal}`)));
}
const started = performance.now();
const log = (text: string): void => {
  const seconds = (performance.now() - started) / 1000;
  process.stderr.write(`${seconds.toFixed(1).padStart(6)} s  ${text}\n`);
};

const folder = await mkdtemp(join(tmpdir(), 'insights-chaos-'));
try {
  await tell(await playChaos(options, folder, { signal: stopping.signal, log }));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  if (options.keep) log(`kept: ${folder}`);
  else await rm(folder, { recursive: true, force: true });
}
process.exit();

async function tell(outcome: Outcome): Promise<void> {
  const findings = allOf(outcome.findings);
  for (const finding of findings.slice(0, 30)) log(finding);
  if (findings.length > 30) log(`… and ${findings.length - 30} more`);
  const summary = summarize(outcome);
  process.stdout.write(`${summary}\n`);
  if (options.json) {
    const { databaseUrl: _private, ...told } = options;
    await writeFile(options.json, JSON.stringify({ summary, ...outcome, options: told }, null, 2));
  }
  if (findings.length > 0) process.exitCode = 1;
}
