import type { Account } from '../world/account.ts';
import type { Calendar } from '../world/calendar.ts';
import { noiseBelow, textKey } from '../world/random.ts';
import { type OfficeMonth, officeMonths } from './office-months.ts';
import { project } from './projection.ts';
import {
  accountColumn,
  customerColumns,
  industryColumns,
  partnerColumns,
} from './shared-columns.ts';

interface WorkloadMonth extends OfficeMonth {
  readonly workload: string;
}

const workloads: readonly (readonly [name: string, leastPercent: number])[] = [
  ['Exchange', 80],
  ['Teams', 55],
  ['SharePoint', 30],
];

export const officeUsage = project('OfficeUsage', workloadMonths, {
  ...accountColumn,
  ...partnerColumns,
  ...customerColumns,
  ...industryColumns,
  WorkloadName: ({ workload }) => workload,
  Month: ({ firstDay }) => firstDay,
  PaidAvailableUnits: ({ available }) => available,
  MonthlyActiveUsers: ({ customer, workload, active }) =>
    Math.floor((active * percentOf(customer.seed, workload)) / 100),
});

function* workloadMonths(account: Account, calendar: Calendar): Iterable<WorkloadMonth> {
  for (const fact of officeMonths(account, calendar)) {
    for (const [workload] of workloads) yield { ...fact, workload };
  }
}

function percentOf(seed: number, workload: string): number {
  const least = workloads.find(([name]) => name === workload)?.[1] ?? 0;
  return least + noiseBelow(101 - least, seed, textKey(workload));
}
