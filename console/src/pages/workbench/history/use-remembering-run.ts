import { useCallback } from 'react';
import { type Runner, useRun } from '../run/use-run.ts';
import { useHistory } from './use-history.ts';

/** Runs queries, and keeps their texts. */
export function useRememberingRun(): Runner {
  const runner = useRun();
  const { remember } = useHistory();
  const { start } = runner;
  const startAndKeep = useCallback(
    (text: string) => {
      remember(text);
      start(text);
    },
    [remember, start],
  );
  return { ...runner, start: startAndKeep };
}
