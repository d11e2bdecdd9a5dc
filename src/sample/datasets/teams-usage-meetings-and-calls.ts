import type { Account } from '../world/account.ts';
import type { Calendar } from '../world/calendar.ts';
import { at, noiseBelow } from '../world/random.ts';
import { project } from './projection.ts';
import { type TeamsDay, teamsColumns, teamsDays } from './teams-columns.ts';

interface MeetingDay extends TeamsDay {
  readonly kind: number;
}

const kinds = ['Scheduled Meetings', 'Calls'];

const meetings = ({ customer, active, day, kind }: MeetingDay): number =>
  Math.floor((active * noiseBelow(150, customer.seed, day, kind)) / 100);

export const teamsUsageMeetingsAndCalls = project('TeamsUsageMeetingsAndCalls', meetingDays, {
  ...teamsColumns,
  DateKey: ({ day }) => day,
  SubWorkload: ({ kind }) => at(kinds, kind),
  MeetingCount: meetings,
  // Hundredths of a minute: 12 to 47 minutes each, on average over the day.
  MeetingDuration: (fact) =>
    meetings(fact) * (1200 + noiseBelow(3500, fact.customer.seed, fact.day, fact.kind + 10)),
});

function* meetingDays(account: Account, calendar: Calendar): Iterable<MeetingDay> {
  for (const fact of teamsDays(account, calendar)) {
    for (const kind of kinds.keys()) yield { ...fact, kind };
  }
}
