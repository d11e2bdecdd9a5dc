import type { Dataset } from '../catalog/dataset.ts';
import type { GuardedPlan } from '../policy/guard.ts';
import type { Exporter, Pingable, Previewer } from './engine.ts';
import type { DataStatistics } from './statistics.ts';

type Named = Pick<Dataset, 'program' | 'name'>;

/** Which of several holds a dataset. */
export type ChosenBy<T> = (dataset: Named) => T;

const planned = ({ plan }: GuardedPlan): Named => ({ program: plan.program, name: plan.dataset });

/** Runs each plan on the engine that holds its dataset. */
export const previewersByDataset = (
  all: readonly (Previewer & Pingable)[],
  chosen: ChosenBy<Previewer>,
): Previewer & Pingable => ({
  preview: (plan, options) => chosen(planned(plan)).preview(plan, options),
  measure: (plan, options) => chosen(planned(plan)).measure(plan, options),
  ping: async () => void (await Promise.all(all.map((engine) => engine.ping()))),
  close: async () => void (await Promise.all(all.map((engine) => engine.close()))),
});

export const exportersByDataset = (
  chosen: ChosenBy<Exporter>,
): Pick<Exporter, 'export' | 'snapshotId'> => ({
  export: (plan, options) => chosen(planned(plan)).export(plan, options),
  snapshotId: (plan) => chosen(planned(plan)).snapshotId(plan),
});

export const statisticsByDataset = (chosen: ChosenBy<DataStatistics>): DataStatistics => ({
  countRows: (program, name, ...of) => chosen({ program, name }).countRows(program, name, ...of),
  mostRows: (program, name, ...of) => chosen({ program, name }).mostRows(program, name, ...of),
  countDistinct: (dataset, ...of) => chosen(dataset).countDistinct(dataset, ...of),
  extent: (dataset, accountId) => chosen(dataset).extent(dataset, accountId),
});
