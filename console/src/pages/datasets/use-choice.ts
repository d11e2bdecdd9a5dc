import { useState } from 'react';

/** Names of columns and metrics that are chosen for a query. */
export interface Choice {
  readonly names: ReadonlySet<string>;
  set(names: readonly string[], isChosen: boolean): void;
  clear(): void;
}

export function useChoice(): Choice {
  const [names, setNames] = useState<ReadonlySet<string>>(new Set());
  return {
    names,
    set: (some, isChosen) =>
      setNames((before) =>
        isChosen ? before.union(new Set(some)) : before.difference(new Set(some)),
      ),
    clear: () => setNames(new Set()),
  };
}
