import { useCallback, useSyncExternalStore } from 'react';
import { useMe } from '../../../api/use-me.ts';
import {
  keepHistory,
  type PastQuery,
  readHistory,
  withQuery,
} from '../../../preferences/query-history.ts';

const watchers = new Set<() => void>();
const subscribe = (changed: () => void) => {
  watchers.add(changed);
  return () => watchers.delete(changed);
};

/** What is read, kept until it changes: React asks for the same object again. */
let read: { readonly userId: string; readonly past: readonly PastQuery[] } | undefined;

function pastOf(userId: string): readonly PastQuery[] {
  if (read?.userId !== userId) read = { userId, past: readHistory(userId) };
  return read.past;
}

/** The queries that this user ran in this browser. */
export function useHistory() {
  const userId = useMe().data?.userId ?? '';
  const past = useSyncExternalStore(subscribe, () => pastOf(userId));
  const become = useCallback(
    (next: readonly PastQuery[]) => {
      keepHistory(userId, next);
      read = { userId, past: next };
      for (const changed of watchers) changed();
    },
    [userId],
  );
  const remember = useCallback(
    (text: string) => become(withQuery(pastOf(userId), text, new Date())),
    [become, userId],
  );
  const clear = useCallback(() => become([]), [become]);
  return { past, remember, clear };
}
