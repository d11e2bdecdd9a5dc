/** A text of the address; undefined where there is none, or something else. */
export const searchText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
