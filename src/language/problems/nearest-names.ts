import { distance } from 'fastest-levenshtein';

const mostNames = 3;
/** Longer words than any name: comparing them would only cost time. */
const longestWord = 200;

/**
 * The names that may have been meant by a misspelled one, at most three, nearest first; `most` is
 * how many letters may differ.
 */
export function nearestNames(
  written: string,
  names: readonly string[],
  most = tolerance(written),
): readonly string[] {
  if (written.length > longestWord) return [];
  const word = written.toLowerCase();
  const exact = names.find((name) => name.toLowerCase() === word);
  if (exact) return [exact];
  return names
    .map((name) => ({ name, far: farness(word, name.toLowerCase(), most) }))
    .filter(({ far }) => far <= most)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, mostNames)
    .map(({ name }) => name);
}

/** Two letters from five on, since two that are swapped count as two. */
const tolerance = ({ length }: string): number =>
  length < 5 ? 1 : Math.min(4, Math.max(2, Math.floor(length / 3)));

/** A name that contains the word is as good as one at the edge: `Revenue` finds `TotalRevenue`. */
function farness(word: string, name: string, most: number): number {
  const apart = Math.abs(word.length - name.length) > most ? Infinity : distance(word, name);
  return apart > most && word.length >= 4 && name.includes(word) ? most : apart;
}
