import type { QueryPlan } from '../../language/plan.ts';
import { columnField, integerValue, metricField, textValue, where } from './plans.ts';
import { type SalesRow, salesRow } from './rows.ts';

/** More than two of the row groups that DuckDB's threads share out (122,880 rows each). */
export const TIED_ROWS = 280_000;

/** Few values a column, so that every order has thousands of ties. */
export const seen = Array.from({ length: TIED_ROWS }, (_, index) =>
  salesRow({
    Customer: index % 7 === 0 ? null : `c${index % 5}`,
    Seats: (index * 7919) % 1000,
    Revenue: index % 3,
    Rate: index,
  }),
);

/** The same rows in the same order, and as many of another location between them. */
export function* amongOthers(): Generator<SalesRow> {
  for (const [index, row] of seen.entries()) {
    if (index % 3 === 0) yield { ...row, Location: 'L2', Seats: index };
    yield row;
    if (index > TIED_ROWS / 2) yield { ...row, Location: 'L2', Customer: 'elsewhere' };
  }
}

export const atL1 = { account: 'A1', locations: ['L1'], withheld: [] };
export const fields = (...names: string[]) => names.map((name) => columnField(name));
const bySeats = [{ field: columnField('Seats'), direction: 'desc' as const }];

export const plansWithTies: readonly Partial<QueryPlan>[] = [
  { select: fields('Rate', 'Customer') },
  { select: fields('Rate', 'Customer'), limit: 200_001 },
  { select: fields('Rate'), where: [where('Seats', '<', integerValue('3'))], limit: 500 },
  { select: fields('Rate'), where: [where('Customer', '=', textValue('C3'))] },
  { select: fields('Customer', 'Rate'), orderBy: bySeats },
  { select: fields('Customer', 'Seats'), orderBy: bySeats, limit: 77 },
  { distinct: true, select: fields('Seats', 'Customer') },
  { distinct: true, select: fields('Customer'), limit: 3 },
  { select: [...fields('Seats', 'Customer'), metricField('Rows')] },
  {
    select: [...fields('Customer', 'Seats'), metricField('TotalRate')],
    orderBy: [{ field: metricField('Rows'), direction: 'asc' as const }],
    limit: 50,
  },
];
