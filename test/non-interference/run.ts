import { parseArgs } from 'node:util';
import {
  playNonInterference,
  type Summary,
} from '../../src/engine/testing/non-interference/play.ts';

/**
 * `node test/non-interference/run.ts [--cases <count>] [--seed <number>]`: the long form of
 * src/engine/non-interference.test.ts. Ends with one line of figures; fails when anything showed.
 */
const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' } } });
const cases = wholeNumber('cases', values.cases ?? '10000');
const seed = wholeNumber('seed', values.seed ?? '1');
const TELL_EVERY = 5000;

const started = performance.now();
let told = 0;
const summary = await playNonInterference({ cases, seed, onRound: tellProgress });
for (const failure of summary.failures) process.stdout.write(`${failure}\n`);
process.stdout.write(`${line(summary)}\n`);
process.exit(summary.failures.length > 0 ? 1 : 0);

function tellProgress(soFar: Summary): void {
  if (soFar.cases - told < TELL_EVERY) return;
  told = soFar.cases;
  process.stdout.write(`${line(soFar)}\n`);
}

function line(figures: Summary): string {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const { failures, refused, redacted, broken, controls, controlsThatDiffered } = figures;
  return (
    `${figures.cases} cases, ${failures.length} failures, ${seconds} s; seed ${seed}, ` +
    `${refused} refused, ${redacted} redacted, ${broken} broken; ` +
    `${controlsThatDiffered} of ${controls} controls differed`
  );
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    process.stderr.write(`--${name} takes a whole number from 1 on, not "${text}"\n`);
    process.exit(2);
  }
  return Number(text);
}
