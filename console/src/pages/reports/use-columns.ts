import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 640px)';
const MEDIUM = '(max-width: 900px)';

/** How many columns of the history there is room for: a cell across more of them would make them anew. */
export const useColumns = (): number =>
  useSyncExternalStore(watch, () => {
    if (matchMedia(NARROW).matches) return 3;
    return matchMedia(MEDIUM).matches ? 4 : 5;
  });

function watch(changed: () => void): () => void {
  const queries = [NARROW, MEDIUM].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}
