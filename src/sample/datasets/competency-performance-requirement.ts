import type { Account, Competency, Location } from '../world/account.ts';
import type { Calendar } from '../world/calendar.ts';
import { noiseBelow, textKey } from '../world/random.ts';
import { project } from './projection.ts';
import { accountColumn, locationColumn } from './shared-columns.ts';

interface MetricMonth {
  readonly account: Account;
  readonly location: Location;
  readonly competency: Competency;
  readonly metric: Metric;
  readonly month: number;
  readonly firstDay: number;
}

interface Metric {
  readonly name: string;
  readonly option: string;
  /** Most that a month adds. */
  readonly most: number;
  readonly gold: number;
  readonly silver: number;
}

const metrics: readonly Metric[] = [
  { name: 'Certified individuals', option: 'Standard option', most: 2, gold: 12, silver: 6 },
  {
    name: 'Azure consumption (USD)',
    option: 'Consumption option',
    most: 20_000,
    gold: 120_000,
    silver: 60_000,
  },
  { name: 'New customers', option: 'Standard option', most: 5, gold: 25, silver: 10 },
];

/** The dataset's name is spelled so in the contract. */
export const competencyPerformanceRequirement = project(
  'CompetencyPeformanceRequirement',
  metricMonths,
  {
    ...accountColumn,
    ...locationColumn,
    CompetencyName: ({ competency }) => competency.name,
    CompetencyAttainmentOptionName: ({ metric }) => metric.option,
    Month: ({ firstDay }) => firstDay,
    MetricName: ({ metric }) => metric.name,
    MetricMonthlyContribution: (fact) => contribution(fact, fact.month),
    TTMAggregate: (fact) => sumOverMonths(fact, 12),
    AnniversaryYearAggregate: (fact) => sumOverMonths(fact, monthsOfAnniversaryYear(fact)),
    GoldThreshold: ({ metric }) => metric.gold,
    SilverThreshold: ({ metric }) => metric.silver,
  },
);

function* metricMonths(account: Account, calendar: Calendar): Iterable<MetricMonth> {
  for (const [month, firstDay] of calendar.months.entries()) {
    for (const location of account.locations) {
      for (const competency of location.competencies) {
        for (const metric of metrics) {
          yield { account, location, competency, metric, month, firstDay };
        }
      }
    }
  }
}

/** Also for months before the data: a trailing year looks back over its edge. */
const contribution = ({ competency, metric }: MetricMonth, month: number): number =>
  noiseBelow(metric.most + 1, competency.seed, textKey(metric.name), month + 12);

function sumOverMonths(fact: MetricMonth, count: number): number {
  let sum = 0;
  for (let back = 0; back < count; back += 1) sum += contribution(fact, fact.month - back);
  return sum;
}

const monthsOfAnniversaryYear = ({ competency, month }: MetricMonth): number =>
  ((month + 1 + Math.floor(competency.daysSinceAnniversary / 31)) % 12) + 1;
