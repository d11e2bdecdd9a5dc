import type { Kind, Scenario } from './scenario.ts';

const HOUR = 3600;

/** An execution of the day. */
export interface Due {
  readonly time: number;
  readonly account: number;
  readonly kind: Kind;
}

/** Each report's due time, oldest first. Which reports are due at midnight is left to chance. */
export function dueTimes(scenario: Scenario, random: () => number): Due[] {
  const { partners, reportsEach, peakShare, spreadMinutes, kinds } = scenario;
  const executions: Due[] = [];
  for (let report = 0; report < partners * reportsEach; report += 1) {
    const hour = random() < peakShare ? 0 : Math.floor(random() * 24);
    const time = hour * HOUR + (spreadMinutes === 0 ? 0 : random() * spreadMinutes * 60);
    executions.push({ time, account: report % partners, kind: kindBy(kinds, random()) });
  }
  return executions.sort((a, b) => a.time - b.time);
}

function kindBy(kinds: readonly Kind[], drawn: number): Kind {
  let sum = 0;
  for (const kind of kinds) {
    sum += kind.share;
    if (drawn < sum) return kind;
  }
  const last = kinds.at(-1);
  if (!last) throw new Error('no kind of report');
  return last;
}
