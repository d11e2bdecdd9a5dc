import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { type Draft, emptyDraft } from './draft.ts';

const KEY = ['workbench', 'draft'];

/**
 * The draft, kept while other pages are looked at. It lies among the answers of the server, because those are
 * forgotten when the user signs out.
 */
export function useDraft(): readonly [Draft, (change: (draft: Draft) => Draft) => void] {
  const kept = useQueryClient();
  const [draft, setDraft] = useState(() => kept.getQueryData<Draft>(KEY) ?? emptyDraft);
  const change = useCallback(
    (by: (draft: Draft) => Draft) => {
      const next = by(kept.getQueryData<Draft>(KEY) ?? emptyDraft);
      kept.setQueryDefaults(KEY, { gcTime: Number.POSITIVE_INFINITY });
      kept.setQueryData(KEY, next);
      setDraft(next);
    },
    [kept],
  );
  return [draft, change];
}
