import { type Figures, figuresOf, type Measured } from '../measured-figures.ts';
import { type Outcome, outcomeOf } from '../simulation/outcome.ts';
import { simulate } from '../simulation/simulate.ts';
import { type SimulateOptions, scenarioOf } from './options.ts';

/** As the settings come. */
const FILE_DAYS = 30;
const EXECUTION_DAYS = 90;
const AUDIT_DAYS = 400;

/** The day as lines of a Markdown table. */
export function tellOutcome(options: SimulateOptions, measured: Measured): string {
  const figures = figuresOf(measured);
  const played = simulate(scenarioOf(options, figures));
  const outcome = outcomeOf(played, { pollEverySeconds: options.poll });
  return [...timesOf(outcome), ...loadOf(outcome, figures), ...bytesOf(outcome, figures)]
    .map(([name, value]) => `| ${name} | ${value} |`)
    .join('\n');
}

const timesOf = (outcome: Outcome) => [
  ['executions', count(outcome.executions)],
  ['due at midnight', count(outcome.atMidnight)],
  ['lateness, p50 / p95 / p99 / most', percentiles(outcome.lateness)],
  ['all of midnight Completed after', time(outcome.peakSeconds)],
  ['all of the day Completed after', time(outcome.seconds)],
  ['most Completed in a second', outcome.mostPerSecond.toFixed(0)],
  ['cores of workers busy, of the database busy', busy(outcome)],
];

const loadOf = (outcome: Outcome, { transactions, walBytes }: Figures) => [
  ['transactions a second at most', count(outcome.mostPerSecond * transactions)],
  ['write-ahead log a second at most', bytes(outcome.mostPerSecond * walBytes)],
  ['write-ahead log a day', bytes(outcome.executions * walBytes)],
  ['requests of clients that poll: a day', count(outcome.polls)],
  ['requests of clients that poll: a second at most', count(outcome.mostPollsPerSecond)],
];

const bytesOf = ({ executions, fileBytes }: Outcome, { executionBytes, auditBytes }: Figures) => [
  ['metadata a day', bytes(executions * (executionBytes + auditBytes))],
  [`executions kept, ${EXECUTION_DAYS} days`, bytes(executions * executionBytes * EXECUTION_DAYS)],
  [`audit trail kept, ${AUDIT_DAYS} days`, bytes(executions * auditBytes * AUDIT_DAYS)],
  ['files a day', bytes(fileBytes)],
  [`files kept, ${FILE_DAYS} days`, bytes(fileBytes * FILE_DAYS)],
];

export const percentiles = ({ p50, p95, p99, max }: Outcome['lateness']): string =>
  [p50, p95, p99, max].map(time).join(' / ');

const busy = ({ workersBusy, databaseBusy }: Outcome): string =>
  [workersBusy, databaseBusy].map((share) => `${(share * 100).toFixed(1)} %`).join(', ');

export const count = (value: number): string => Math.round(value).toLocaleString('en');

export function time(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(1)} s`;
  if (seconds < 7200) return `${(seconds / 60).toFixed(1)} min`;
  return seconds < 172_800
    ? `${(seconds / 3600).toFixed(1)} h`
    : `${(seconds / 86_400).toFixed(1)} days`;
}

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

function bytes(value: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
  return `${(value / 1000 ** power).toPrecision(3)} ${units[power]}`;
}
