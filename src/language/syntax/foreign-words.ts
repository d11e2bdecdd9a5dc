/**
 * What other query languages know and this one does not, and what to do instead. Asked only where a
 * word is unexpected, so that a column may still be called `Group`.
 */
const foreignWords: Readonly<Record<string, string>> = {
  or: 'use IN for several values of one column, or run two queries',
  group: 'a query that names a metric groups by its selected columns by itself',
  having: 'put conditions on metrics into WHERE',
  join: 'a query reads one dataset',
  inner: 'a query reads one dataset',
  left: 'a query reads one dataset',
  union: 'a query reads one dataset',
  as: 'columns keep their names',
  is: 'rows cannot be selected by a missing value',
  between: 'use two conditions, `>=` and `<=`',
  offset: 'a report holds all its rows',
  '(': 'parentheses only hold the list of IN, and metrics take the place of functions',
  '.': 'names stand alone, because a query reads one dataset',
  '--': 'there are no comments',
  '/*': 'there are no comments',
  '#': 'there are no comments',
};

export const insteadOf = (word: string): string | undefined => {
  const key = word.toLowerCase();
  return Object.hasOwn(foreignWords, key) ? foreignWords[key] : undefined;
};
