import type { Keyword } from '../../catalog/keywords.ts';
import type { Candidate } from './completion.ts';

type Word = Keyword | 'ORDER BY' | 'NOT LIKE' | 'NOT IN';

const meanings: Readonly<Record<Word, string>> = {
  SELECT: 'The columns and metrics of the answer.',
  DISTINCT: 'Leaves out repeated rows.',
  FROM: 'The dataset.',
  WHERE: 'Conditions on the rows, and on metrics.',
  AND: 'Another condition; all must hold.',
  NOT: 'Turns LIKE or IN around.',
  LIKE: 'A text with wildcards: % for any characters, _ for one.',
  'NOT LIKE': 'Not such a text: % for any characters, _ for one.',
  IN: 'One of the values in parentheses.',
  'NOT IN': 'None of the values in parentheses.',
  ORDER: 'The order of the rows.',
  BY: 'The columns and metrics that order.',
  'ORDER BY': 'The order of the rows.',
  ASC: 'Smallest, first or earliest on top.',
  DESC: 'Largest, last or latest on top; the default.',
  LIMIT: 'The most rows that the answer may have.',
  TIMESPAN: 'The time that the rows are of.',
};

const comparisons = {
  '=': 'Equal; in texts case does not matter.',
  '!=': 'Not equal; in texts case does not matter.',
  '>': 'Greater or later.',
  '<': 'Less or earlier.',
  '>=': 'Greater or later, or equal.',
  '<=': 'Less or earlier, or equal.',
};

export const keyword = (label: Word, detail = 'keyword'): Candidate => ({
  ...{ label, kind: 'keyword', detail },
  ...{ description: meanings[label], sensitivity: null },
});

export const operators: readonly Candidate[] = Object.entries(comparisons).map(
  ([label, description]) => ({
    ...{ label, kind: 'operator', detail: 'comparison' },
    ...{ description, sensitivity: null },
  }),
);
