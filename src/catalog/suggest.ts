import { distance } from 'fastest-levenshtein';

const LISTED = 12;

/** What would be right in place of `wanted`: the nearest name, or the choice where none is near. */
export function suggest(wanted: string, known: readonly string[]): string {
  const nearest = nearestName(wanted, known);
  if (nearest !== undefined) return `; did you mean "${nearest}"?`;
  if (known.length === 0) return '';
  const more = known.length > LISTED ? ', …' : '';
  return `; it may be ${known.slice(0, LISTED).join(', ')}${more}`;
}

/** The nearest name by edit distance whatever the case, if a third of it or less is wrong. */
export function nearestName(wanted: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((name) => ({ name, edits: distance(wanted.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  return best && best.edits <= Math.max(2, wanted.length / 3) ? best.name : undefined;
}
