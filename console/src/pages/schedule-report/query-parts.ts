import { parser } from '../../report-language/generated/parser.ts';

export interface QueryParts {
  readonly datasetName: string | null;
  /** In capitals; null without a TIMESPAN. */
  readonly timespan: string | null;
}

/** Of a query's text, which may hold faults. */
export function queryParts(text: string): QueryParts {
  const found: Record<string, string> = {};
  parser.parse(text).iterate({
    enter: ({ name, from, to }) => {
      found[name] ??= text.slice(from, to);
    },
  });
  return {
    datasetName: found.DatasetName ?? null,
    timespan: found.TimespanRange?.toUpperCase() ?? null,
  };
}
