import { columnNamed, metricNamed } from '../catalog/catalog.ts';
import type { Dataset } from '../catalog/dataset.ts';
import type { GuardedPlan } from '../policy/guard.ts';
import type { ResultColumn } from './engine.ts';

/** What the plan selects, in order. */
export const resultColumns = ({ plan }: GuardedPlan, dataset: Dataset): ResultColumn[] =>
  plan.select.map(({ kind, name, header }) => ({
    header,
    type: (kind === 'column' ? columnNamed(dataset, name) : metricNamed(dataset, name)).type,
  }));

/** Whether each selected field is a sum, which needs more digits than its column. */
export const areSums = ({ plan }: GuardedPlan, dataset: Dataset): boolean[] =>
  plan.select.map(
    ({ kind, name }) => kind === 'metric' && metricNamed(dataset, name).function === 'sum',
  );
