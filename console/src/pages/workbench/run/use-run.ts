import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../../../api/api-context.tsx';
import type { ResultRow } from '../results/result-column.ts';
import type { Run } from './run-state.ts';

const KEY = ['workbench', 'run'];

export interface Runner {
  readonly run: Run;
  start(text: string): void;
  cancel(): void;
}

/** Runs one query at a time; what it found is kept while other pages are looked at. */
export function useRun(): Runner {
  const { client } = useApi();
  const kept = useQueryClient();
  const [run, setRun] = useState<Run>(() => kept.getQueryData<Run>(KEY) ?? { kind: 'idle' });
  const control = useRef<AbortController>(undefined);

  const settle = useCallback(
    (settled: Run) => {
      kept.setQueryDefaults(KEY, { gcTime: Number.POSITIVE_INFINITY });
      kept.setQueryData(KEY, settled);
      setRun(settled);
    },
    [kept],
  );

  const start = useCallback(
    (text: string) => {
      control.current?.abort();
      const current = new AbortController();
      control.current = current;
      const startedMs = Date.now();
      const ended = () => ({ text, tookMs: Date.now() - startedMs });
      setRun({ kind: 'running', text, startedMs });
      client.testQuery({ query: text }, { signal: current.signal, exactNumbers: true }).then(
        ({ rows, redacted }) => {
          if (current.signal.aborted) return;
          const found = rows as readonly ResultRow[];
          settle({ kind: 'done', rows: found, redacted, time: new Date(), ...ended() });
        },
        (error: unknown) => {
          if (control.current !== current) return;
          const { aborted } = current.signal;
          settle(
            aborted ? { kind: 'cancelled', ...ended() } : { kind: 'failed', error, ...ended() },
          );
        },
      );
    },
    [client, settle],
  );

  const cancel = useCallback(() => control.current?.abort(), []);
  useEffect(() => () => control.current?.abort(), []);
  return { run, start, cancel };
}
