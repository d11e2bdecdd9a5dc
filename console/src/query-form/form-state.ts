import type { DatasetDescription } from '@partner-insights/client/browser';
import { useMemo } from 'react';
import { useSamples } from '../api/use-dataset-facts.ts';
import { editQuery } from '../report-language/edit-query.ts';
import type { QueryEdit } from '../report-language/query-edit.ts';
import type { QueryModel } from '../report-language/query-model.ts';
import { readQuery } from '../report-language/read-query.ts';
import { type Field, fieldsOf, findDataset } from './fields.ts';

/** What every part of the form needs. */
export interface FormState {
  readonly text: string;
  readonly model: QueryModel;
  /** Undefined where the text names none that exists; columns cannot be offered then. */
  readonly dataset: DatasetDescription | undefined;
  readonly fields: readonly Field[];
  /** Values that a column is known to hold. */
  samplesOf(column: string): readonly string[];
  apply(edit: QueryEdit): void;
  replace(text: string): void;
}

export interface QueryFormProps {
  /** The query's text. */
  readonly value: string;
  onChange(text: string): void;
  readonly datasets: readonly DatasetDescription[];
}

/** Suggestions may come later, or never: the form does not wait for them. */
export function useSuggesting(form: FormState, dataset: DatasetDescription): FormState {
  const { data } = useSamples(dataset.datasetName);
  const byColumn = useMemo(
    () => new Map(data?.columns.map(({ name, values }) => [name, values])),
    [data],
  );
  return { ...form, samplesOf: (column) => byColumn.get(column) ?? [] };
}

export function useFormState({ value, onChange, datasets }: QueryFormProps): FormState {
  const model = useMemo(() => readQuery(value), [value]);
  const dataset = findDataset(datasets, model.dataset?.text);
  const fields = useMemo(() => (dataset ? fieldsOf(dataset) : []), [dataset]);
  return {
    ...{ text: value, model, dataset, fields },
    samplesOf: () => [],
    apply: (edit) => {
      const changed = editQuery(value, edit);
      if (changed !== value) onChange(changed);
    },
    replace: onChange,
  };
}
