import type { Query } from '@partner-insights/client/browser';

/** Those whose name, description and text together hold every word. */
export function matchingQueries(queries: readonly Query[], term: string): readonly Query[] {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean);
  return queries.filter(({ name, description, query }) => {
    const text = `${name} ${description ?? ''} ${query}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
