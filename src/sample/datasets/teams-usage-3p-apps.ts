import type { Account } from '../world/account.ts';
import type { Calendar } from '../world/calendar.ts';
import { at, noise, noiseBelow } from '../world/random.ts';
import { project } from './projection.ts';
import { type TeamsDay, teamsColumns, teamsDays } from './teams-columns.ts';

interface AppDay extends TeamsDay {
  readonly app: number;
}

/** Third-party apps, all invented. */
const apps = [
  'Tallyboard',
  'Pollkite',
  'Ticketwren',
  'Whiteslate',
  'Signwell "Lite"',
  'Café Roster',
];

export const teamsUsage3PApps = project('TeamsUsage3PApps', appDays, {
  ...teamsColumns,
  DateKey: ({ day }) => day,
  AppName: ({ app }) => at(apps, app),
  UserCount: ({ customer, active, day, app }) =>
    Math.floor((active * noiseBelow(60, customer.seed, day, app)) / 100),
});

/** A customer uses up to two apps, and the showcase customer always two. */
function* appDays(account: Account, calendar: Calendar): Iterable<AppDay> {
  for (const fact of teamsDays(account, calendar)) {
    const first = noise(fact.customer.seed, APPS) % apps.length;
    yield { ...fact, app: first };
    if (fact.index === 0 || first % 2 === 0) yield { ...fact, app: (first + 1) % apps.length };
  }
}

const APPS = 31;
