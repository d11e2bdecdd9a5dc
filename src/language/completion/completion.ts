import type { Sensitivity } from '../../catalog/dataset.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'keyword' | 'dataset' | 'column' | 'metric' | 'range' | 'operator';
  /** What it is, in a few words: a type and unit; for a name of no certain dataset, the datasets that have it. */
  readonly detail: string;
  /** What it means, where that can be said. */
  readonly description: string | null;
  /** Of the column that it shows; null also where the dataset is not certain. */
  readonly sensitivity: Sensitivity | null;
  /** The stretch it replaces: the word under the cursor, or nothing. */
  readonly from: number;
  readonly to: number;
}

export type Candidate = Omit<Completion, 'from' | 'to'>;
