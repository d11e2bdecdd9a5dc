import { noiseBelow, textKey } from '../world/random.ts';
import { seatUse } from '../world/subscription.ts';
import { type SubscriptionMonth, subscriptionMonths } from './facts.ts';
import { type Columns, project } from './projection.ts';
import { seatUsageColumns } from './shared-columns.ts';

/** Entra ID P1 (AADP), Intune and Azure Information Protection (Azip) come with the suite. */
const paidUnits = ({ subscription, month }: SubscriptionMonth) =>
  seatUse(subscription, month).available;

/** A part of the suite is used by some of those who use the suite at all. */
const usersOf =
  (workload: string, leastPercent: number) =>
  ({ subscription, month }: SubscriptionMonth): number => {
    const { active } = seatUse(subscription, month);
    const percent =
      leastPercent + noiseBelow(100 - leastPercent, subscription.seed, textKey(workload));
    return Math.floor((active * percent) / 100);
  };

const columns: Columns<SubscriptionMonth> = {
  ...seatUsageColumns,
  PaidAvailableUnits: paidUnits,
  AADPPaidAvailableUnits: paidUnits,
  IntunePaidAvailableUnits: paidUnits,
  AzipPaidAvailableUnits: paidUnits,
  MonthlyActiveUsers: ({ subscription, month }) => seatUse(subscription, month).active,
  AADPMonthlyActiveUsers: usersOf('AADP', 60),
  IntuneMonthlyActiveUsers: usersOf('Intune', 40),
  AzipMonthlyActiveUsers: usersOf('Azip', 0),
  AATPActiveUsage: usersOf('AATP', 0),
  MCASActiveUsage: usersOf('MCAS', 0),
  MDM: usersOf('MDM', 30),
  MAM: usersOf('MAM', 10),
  SSPR: usersOf('SSPR', 0),
};

export const emsUsage = project(
  'EMSUsage',
  (account, calendar) => subscriptionMonths(account, calendar, 'ems'),
  columns,
);
