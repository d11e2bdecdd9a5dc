import type { Checked } from './check.ts';
import type { Strikes } from './monkey.ts';
import type { Options } from './options.ts';

export interface Outcome extends Checked {
  readonly options: Options;
  readonly strikes: Strikes;
  /** From the first report that was made to the last execution that completed. */
  readonly seconds: number;
  /** How often the API answered 503. */
  readonly unavailable: number;
  /** Requests that the proxy could not pass on, or lost the answer of. */
  readonly lostByProxy: number;
}

/** One line. */
export function summarize({ options, strikes, seconds, findings, ...checked }: Outcome): string {
  const { missing, doubled, brokenFiles, callbacksMissing, others } = findings;
  const parts = [
    [
      `chaos: ${options.nodes === 'many' ? 'many nodes, ' : ''}${options.database}, ${options.executions} executions: ${missing.length} missing`,
      `${doubled.length} doubled`,
      `${brokenFiles.length} broken files`,
      `${callbacksMissing.length} callbacks missing (${checked.repeatedCallbacks} repeated)`,
      ...(others.length > 0 ? [`${others.length} other findings`] : []),
    ],
    [
      `${count(strikes.kills, 'kill')} (${strikes.killsAtWork} in the midst of a run)`,
      count(strikes.stops, 'stop'),
      ...(options.nodes === 'many' ? [count(strikes.apiKills, 'API kill')] : []),
      count(strikes.restarts, 'database restart'),
    ],
    [`${seconds.toFixed(0)} s`, `${(options.executions / seconds).toFixed(0)} executions/s`],
    [
      `attempts ${checked.attempts}`,
      `503 answers ${checked.unavailable}`,
      ...(options.nodes === 'many' ? [`502 answers ${checked.lostByProxy}`] : []),
    ],
    [`orphaned files ${checked.folder.orphans}, partial ${checked.folder.partials}`],
  ];
  return parts.map((part) => part.join(', ')).join('; ');
}

const count = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : 's'}`;
