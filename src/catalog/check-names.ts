import { type Place, type Problem, placeText } from './catalog-error.ts';
import { keywords } from './keywords.ts';

const reserved: ReadonlySet<string> = new Set(keywords);

export interface NameUse {
  readonly name: string;
  readonly place: Place;
}

/** Names that must differ from each other, whatever their case, and from the language's words. */
export function checkNames(uses: readonly NameUse[]): Problem[] {
  return [...uses.flatMap(keywordProblem), ...repeatProblems(uses)];
}

const keywordProblem = ({ name, place }: NameUse): Problem[] =>
  reserved.has(name.toUpperCase())
    ? [{ place, reason: `"${name}" is a word of the report language; choose another name` }]
    : [];

/** One problem for every use of a name after its first. */
export function repeatProblems(uses: readonly NameUse[]): Problem[] {
  const byName = Map.groupBy(uses, (use) => use.name.toLowerCase());
  return [...byName.values()].flatMap(([first, ...repeats]) =>
    repeats.map(({ name, place }) => ({
      place,
      reason: `"${name}" is taken already, at ${first ? placeText(first.place) : ''}`,
    })),
  );
}
