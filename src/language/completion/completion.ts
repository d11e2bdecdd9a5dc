export interface Completion {
  readonly label: string;
  readonly kind: 'keyword' | 'dataset' | 'column' | 'metric' | 'range' | 'operator';
  /** What it is, in a few words; for a name of no certain dataset, the datasets that have it. */
  readonly detail: string;
  /** The stretch it replaces: the word under the cursor, or nothing. */
  readonly from: number;
  readonly to: number;
}

export type Candidate = Omit<Completion, 'from' | 'to'>;
