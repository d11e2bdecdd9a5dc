import { columnNamed, metricNamed } from '../../catalog/catalog.ts';
import { typeText } from '../../catalog/column-type.ts';
import type { Dataset } from '../../catalog/dataset.ts';
import { PublicError } from '../../kernel/errors.ts';
import { toWireTime } from '../../kernel/interval.ts';
import { checkQuery } from '../../language/check-query.ts';
import type { Diagnostic } from '../../language/diagnostic.ts';
import { type Field, isAggregate, type QueryPlan } from '../../language/plan.ts';
import { type AnswerRights, guardPlan } from '../../policy/guard.ts';
import type { Caller } from '../caller.ts';
import { coveredInterval } from '../check-report-query.ts';
import type { ReportsContext } from '../context.ts';
import type { CheckedColumnView, DiagnosticView, QueryCheckView } from './query-check.ts';

type Context = Pick<ReportsContext, 'catalog' | 'clock'>;

const noPeriod = { start: null, end: null };

/** What an editor tells of a text while it is written. Reads no data: a faulty text is an answer, not an error. */
export function checkQueryText(
  { catalog, clock }: Context,
  { grant }: Pick<Caller, 'grant'>,
  program: string,
  text: string | null | undefined,
): QueryCheckView {
  if (typeof text !== 'string') {
    throw new PublicError('invalid_request', { reason: 'Query is required.' });
  }
  const checked = checkQuery(text, program, catalog);
  if (!checked.ok) return faulty(checked.diagnostics);
  const { plan } = checked;
  const dataset = catalog.dataset(program, plan.dataset);
  if (!dataset) throw new Error(`checked plan names unknown dataset ${plan.dataset}`);
  const interval = coveredInterval(plan, dataset, noPeriod, clock.now());
  const { rights } = guardPlan(plan, dataset, grant, interval);
  return {
    ...{ ok: true, diagnostics: [], datasetName: dataset.name },
    columns: plan.select.map((field) => columnOf(field, dataset, rights)),
    ...{ aggregates: isAggregate(plan), timespan: timespanOf(plan, dataset) },
    coversFrom: interval?.from ? toWireTime(interval.from) : null,
    coversBefore: interval?.to ? toWireTime(interval.to) : null,
    redacted: rights.redacted,
  };
}

const faulty = (diagnostics: readonly Diagnostic[]): QueryCheckView => ({
  ...{ ok: false, diagnostics: diagnostics.map(toView) },
  ...{ datasetName: null, columns: [], aggregates: false, timespan: null },
  ...{ coversFrom: null, coversBefore: null, redacted: [] },
});

const toView = ({ code, message, span, suggestions }: Diagnostic): DiagnosticView => ({
  ...{ code, message },
  ...{ from: span.from, to: span.to, line: span.line, column: span.column },
  suggestions,
});

const columnOf = (
  { kind, name, header }: Field,
  dataset: Dataset,
  { redacted }: AnswerRights,
): CheckedColumnView => {
  const { type, unit } = (kind === 'column' ? columnNamed : metricNamed)(dataset, name);
  const withheld = redacted.includes(name);
  return { name: header, kind, type: typeText(type), unit: unit ?? null, withheld };
};

const timespanOf = ({ timespan }: QueryPlan, { timeColumn }: Dataset): string | null =>
  timeColumn === null ? null : timespan;
