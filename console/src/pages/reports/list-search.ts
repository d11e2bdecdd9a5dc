const sortKeys = ['name', 'status', 'last', 'next'] as const;
export type SortKey = (typeof sortKeys)[number];

export const shownStatuses = ['Active', 'Paused', 'Inactive', 'failing'] as const;
export type ShownStatus = (typeof shownStatuses)[number];

/** What the list's address holds, so that what is shown can be gone back to and passed on. */
export interface ListSearch {
  readonly q?: string;
  readonly status?: ShownStatus;
  readonly sort?: SortKey;
  readonly desc?: true;
}

export const readListSearch = (raw: Record<string, unknown>): ListSearch => ({
  ...(typeof raw.q === 'string' && raw.q !== '' && { q: raw.q }),
  ...pick('status', shownStatuses, raw.status),
  ...pick('sort', sortKeys, raw.sort),
  ...(raw.desc === true && { desc: true as const }),
});

function pick<Key extends string, Value extends string>(
  key: Key,
  known: readonly Value[],
  raw: unknown,
): { readonly [K in Key]?: Value } {
  const value = known.find((one) => one === raw);
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
