import type { DatasetDescription, Query, Report } from '@partner-insights/client/browser';
import { useCallback, useMemo, useState } from 'react';
import { useServiceClock } from '../../config/use-service-clock.ts';
import { localZone } from '../../schedule/zone.ts';
import type { ChosenQuery, FormState } from './form-state.ts';
import type { Field, Problems } from './problem.ts';
import { queryParts } from './query-parts.ts';
import { readForm } from './read-form.ts';
import { readRefusal } from './refusals.ts';
import { formOf, newForm, type ReportForm } from './report-form.ts';
import type { ScheduleForm } from './schedule-form.ts';

interface Given {
  readonly report: Report | null;
  readonly queryId: string | null;
  readonly queries: readonly Query[];
  readonly datasets: readonly DatasetDescription[];
}

/** What is said of an empty page from the start would only be in the way. */
const ASKED_LATER: readonly Field[] = ['query', 'name'];

export function useFormState({ report, queryId, queries, datasets }: Given) {
  const clock = useServiceClock();
  const zone = useMemo(localZone, []);
  const [form, setForm] = useState<ReportForm>(() =>
    report
      ? formOf(report, zone)
      : newForm(queries.some((one) => one.queryId === queryId) ? queryId : null, {
          ...clock,
          zone,
        }),
  );
  const [isChecked, setChecked] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  const query = useMemo(
    () => chosenQuery(report, queries, form.queryId),
    [report, queries, form.queryId],
  );
  const dataset = datasetOf(query, datasets);
  const rules = useRules(report, dataset, { clock, zone });
  const read = useMemo(
    () => readForm(form, { name: query?.name ?? '', description: query?.description ?? '' }, rules),
    [form, query, rules],
  );
  const refusal = useMemo(() => (refused === null ? null : readRefusal(refused)), [refused]);
  const own = Object.entries(read.problems).filter(
    ([field]) => isChecked || !ASKED_LATER.includes(field as Field) || isTouched(form, field),
  );
  const shownProblems: Problems = { ...refusal?.problems, ...Object.fromEntries(own) };
  const change = (fields: Partial<ReportForm>) => {
    setRefused(null);
    setForm((before) => ({ ...before, ...fields }));
  };
  const state: FormState = {
    isQueryMissing: !report && queryId !== null && form.queryId === null,
    ...{ form, read, rules, report, query, queries, dataset, shownProblems, change },
    changeSchedule: (fields: Partial<ScheduleForm>) => {
      setRefused(null);
      setForm((before) => ({ ...before, schedule: { ...before.schedule, ...fields } }));
    },
    problemOf: (field) => shownProblems[field],
  };
  const check = useCallback(() => setChecked(true), []);
  return {
    ...{ state, check, isChecked, refuse: setRefused },
    isRefused: refusal !== null,
    refusedRest: refusal?.rest ?? null,
  };
}

/** What the form is held to: the dataset's rhythm, and the start that a report already has. */
function useRules(
  report: Report | null,
  dataset: DatasetDescription | null,
  { clock, zone }: { clock: ReturnType<typeof useServiceClock>; zone: string },
) {
  return useMemo(
    () => ({
      ...{ ...clock, zone },
      minimumInterval: dataset?.minimumRecurrenceInterval ?? 4,
      refreshDays: dataset?.refreshDays ?? null,
      keptStart: report?.startTime ? new Date(report.startTime) : null,
    }),
    [clock, zone, dataset, report],
  );
}

const datasetOf = (
  query: ChosenQuery | null,
  datasets: readonly DatasetDescription[],
): DatasetDescription | null =>
  datasets.find(
    ({ datasetName }) => datasetName.toLowerCase() === query?.datasetName?.toLowerCase(),
  ) ?? null;

const isTouched = (form: ReportForm, field: string): boolean =>
  field === 'name' && form.name !== null;

function chosenQuery(
  report: Report | null,
  queries: readonly Query[],
  queryId: string | null,
): ChosenQuery | null {
  const found = queries.find((one) => one.queryId === queryId);
  const text = report?.query ?? found?.query;
  if (text === undefined || text === null) return null;
  return {
    name: found?.name ?? '',
    description: found?.description ?? '',
    text,
    ...queryParts(text),
  };
}
