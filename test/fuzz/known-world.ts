import type { Randomness } from './randomness.ts';

/** How many of each noun the fuzz plays with; fixed, so that the same choices pick the same places. */
export const PLACES = 24;

/** What exists on the server: without it no request would get past the first look-up. */
export interface KnownWorld {
  /** Bearer tokens by the name of their owner. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly tenants: readonly string[];
  readonly forms: readonly Readonly<Record<string, string>>[];
  readonly datasets: readonly string[];
  readonly links: readonly Link[];
  /** `queryId`, `reportId`, `executionId`. */
  readonly ids: Readonly<Record<string, (string | undefined)[]>>;
  /** The hour that times are written around, in unix milliseconds. */
  readonly now: number;
}

export interface Link {
  readonly executionId: string;
  readonly name: string;
  readonly se: string;
  readonly sig: string;
}

export type Keep = (kind: string, id: unknown) => void;

/** Keeps an id that an answer told, in the place of the one kept longest. */
export function keeper(ids: KnownWorld['ids']): Keep {
  const turns = new Map<string, number>();
  return (kind, id) => {
    const places = ids[kind];
    const turn = turns.get(kind) ?? 0;
    if (!places || typeof id !== 'string') return;
    places[turn % PLACES] = id;
    turns.set(kind, turn + 1);
  };
}

/** One of the ids, or of an id that nobody has. */
export const someId = (ids: KnownWorld['ids'], kind: string, random: Randomness): string =>
  ids[kind]?.[random.below(PLACES)] ?? '00000000-0000-4000-8000-00000000dead';
