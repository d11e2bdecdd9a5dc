import type { ReportsContext } from './context.ts';

export interface SampleQueryView {
  readonly title: string;
  readonly query: string;
}

/** Queries to learn from, in the order of the catalog. */
export const listSampleQueries = (
  { catalog }: Pick<ReportsContext, 'catalog'>,
  program: string,
): SampleQueryView[] =>
  catalog.sampleQueries(program).map(({ title, query }) => ({ title, query }));
