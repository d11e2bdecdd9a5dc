import type { DatasetDescription } from '@partner-insights/client/browser';

export interface FoundDataset {
  readonly dataset: DatasetDescription;
  /** The columns and metrics that match, where the dataset's own name does not. */
  readonly matching: readonly string[];
}

interface Named {
  readonly name: string;
  readonly description: string;
}

const MOST_NAMED = 3;

/** Every word must be somewhere: in the name or meaning of the dataset, or of one of its parts. */
export function searchDatasets(
  datasets: readonly DatasetDescription[],
  term: string,
): FoundDataset[] {
  const words = wordsOf(term);
  return datasets.flatMap((dataset) => {
    const self = { name: dataset.datasetName, description: dataset.description };
    if (holdsAll(self, words)) return [{ dataset, matching: [] }];
    const parts = [...dataset.columns, ...dataset.metrics].filter((part) => holdsAll(part, words));
    const matching = parts.slice(0, MOST_NAMED).map(({ name }) => name);
    return matching.length > 0 ? [{ dataset, matching }] : [];
  });
}

export const searchNamed = <Part extends Named>(parts: readonly Part[], term: string): Part[] => {
  const words = wordsOf(term);
  return parts.filter((part) => holdsAll(part, words));
};

const wordsOf = (term: string): string[] => term.toLowerCase().split(/\s+/).filter(Boolean);

function holdsAll({ name, description }: Named, words: readonly string[]): boolean {
  const text = `${name} ${description}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
