import { PublicError } from '../../kernel/errors.ts';

/** `add` refuses one that is there with other values, `change` one that is not there, `put` neither. */
export type PutMode = 'add' | 'change' | 'put';

export interface Change {
  readonly property: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What became of a wish. Wished again it is `unchanged`. */
export interface Put<View> {
  readonly outcome: 'created' | 'changed' | 'unchanged';
  readonly value: View;
  /** Empty unless `changed`. */
  readonly changes: readonly Change[];
  /** One that was made up on the way; nobody can ask for it a second time. */
  readonly secret?: string;
}

/** The properties of which something else is wished. */
export const changesBetween = <View extends object>(before: View, after: View): Change[] =>
  (Object.keys(after) as (keyof View & string)[])
    .filter((property) => JSON.stringify(before[property]) !== JSON.stringify(after[property]))
    .map((property) => ({ property, before: before[property], after: after[property] }));

/** Holds a wish against what is there. */
export function refuseByMode(
  mode: PutMode,
  what: string,
  isThere: boolean,
  changes: readonly Change[],
): void {
  if (mode === 'change' && !isThere) throw new PublicError('identity_not_found', { what });
  if (mode !== 'add' || !isThere || changes.length === 0) return;
  const names = changes.map(({ property }) => property).join(', ');
  throw new PublicError('identity_exists', {
    reason: `There is ${what} already, but not with the same ${names}; change it instead of adding it.`,
  });
}

export const invalid = (reason: string): PublicError =>
  new PublicError('identity_invalid', { reason });
