import type { Account } from '../world/account.ts';
import type { Calendar } from '../world/calendar.ts';
import { noiseBelow, textKey } from '../world/random.ts';
import type { OfficeMonth } from './office-months.ts';
import { project } from './projection.ts';
import { teamsColumns, teamsMonths } from './teams-columns.ts';

interface SubWorkloadMonth extends OfficeMonth {
  readonly subWorkload: string;
}

const subWorkloads = ['Meetings', 'Calling', 'Chat'];

export const teamsUsageWorkload = project('TeamsUsageWorkload', subWorkloadMonths, {
  ...teamsColumns,
  MonthKey: ({ firstDay }) => firstDay,
  SubWorkload: ({ subWorkload }) => subWorkload,
  // Somebody may use several kinds of device, so these add up to more than all participants.
  DesktopUsers: (fact) => share(participants(fact), fact, 'Desktop', 60),
  WebUsers: (fact) => share(participants(fact), fact, 'Web', 0),
  MobileUsers: (fact) => share(participants(fact), fact, 'Mobile', 20),
  AllUpParticipants: (fact) => participants(fact),
});

const participants = (fact: SubWorkloadMonth): number => share(fact.active, fact, 'All', 40);

function share(of: number, fact: SubWorkloadMonth, kind: string, leastPercent: number): number {
  const key = textKey(fact.subWorkload + kind);
  const percent =
    leastPercent + noiseBelow(101 - leastPercent, fact.customer.seed, key, fact.month);
  return Math.floor((of * percent) / 100);
}

function* subWorkloadMonths(account: Account, calendar: Calendar): Iterable<SubWorkloadMonth> {
  for (const fact of teamsMonths(account, calendar)) {
    for (const subWorkload of subWorkloads) yield { ...fact, subWorkload };
  }
}
