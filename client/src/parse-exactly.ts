/** A double holds this many decimal digits for sure. */
const CERTAIN_DIGITS = 15;

/** TypeScript's library does not know the third argument yet. */
type Reviver = (name: string, value: unknown, context?: { readonly source?: string }) => unknown;

/** `JSON.parse`, but a number that would lose digits comes as a string of all of them. */
export const parseExactly = (json: string): unknown => JSON.parse(json, exactly as Reviver);

const exactly: Reviver = (_, value, context) =>
  typeof value === 'number' && context?.source && digitsOf(context.source) > CERTAIN_DIGITS
    ? context.source
    : value;

const digitsOf = (source: string): number => source.replace(/^-|\./g, '').replace(/^0+/, '').length;
