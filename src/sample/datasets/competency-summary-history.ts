import type { Account, Competency, Location } from '../world/account.ts';
import { addMonths, type Calendar } from '../world/calendar.ts';
import { noiseBelow } from '../world/random.ts';
import { byDay } from './by-day.ts';
import { project } from './projection.ts';
import { accountColumn, locationColumn } from './shared-columns.ts';

/** One membership year of a location's competency. */
interface CompetencyYear {
  readonly account: Account;
  readonly location: Location;
  readonly competency: Competency;
  readonly day: number;
  readonly yearsBack: number;
}

const YEARS = 3;

export const competencySummaryHistory = project(
  'CompetencySummaryHistory',
  (account, calendar) => byDay([...competencyYears(account, calendar)]),
  {
    ...accountColumn,
    ...locationColumn,
    CompetencyName: ({ competency }) => competency.name,
    // Who has gold keeps it: the levels only rise from year to year.
    CompetencyLevel: ({ competency, yearsBack }) =>
      noiseBelow(3, competency.seed, LEVEL) >= yearsBack ? 'Gold' : 'Silver',
    CompetencyStatus: ({ yearsBack }) => (yearsBack === 0 ? 'Active' : 'Expired'),
    CompetencyStartDate: ({ day }) => day,
    // Null: the date that the present year runs out is not set until it is renewed.
    CompetencyEndDate: ({ day, yearsBack, competency }) =>
      yearsBack === 0 && competency.seed % 4 === 0 ? null : addMonths(day, 12) - 1,
  },
);

function* competencyYears(account: Account, calendar: Calendar): Iterable<CompetencyYear> {
  const { lastDay } = calendar;
  for (const location of account.locations) {
    for (const competency of location.competencies) {
      const newest = lastDay - competency.daysSinceAnniversary;
      for (let yearsBack = YEARS - 1; yearsBack >= 0; yearsBack -= 1) {
        const day = addMonths(newest, -12 * yearsBack);
        yield { account, location, competency, day, yearsBack };
      }
    }
  }
}

const LEVEL = 41;
