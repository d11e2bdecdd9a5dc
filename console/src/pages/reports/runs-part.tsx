import type { Occurrence, ReportSummary } from '@partner-insights/client/browser';
import { useRef, useState } from 'react';
import { HistoryTable } from './history-table.tsx';
import { RunAxis } from './run-axis.tsx';
import type { Outcome } from './run-outcome.ts';

interface Props {
  readonly history: readonly Occurrence[];
  readonly summary: ReportSummary;
  readonly now: Date;
}

/** The axis and the table; a click on a run of the one opens it in the other. */
export function RunsPart({ history, summary, now }: Props) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [filter, choose] = useState<Outcome | 'all'>('all');
  const show = useRef<((executionId: string) => void) | null>(null);
  const toggle = (executionId: string) =>
    setOpened((before) => new Set([executionId]).symmetricDifference(before));
  const select = (executionId: string) => {
    choose('all');
    setOpened(new Set([executionId]));
    requestAnimationFrame(() => show.current?.(executionId));
  };
  return (
    <>
      <RunAxis {...{ history, summary, now, select }} />
      <HistoryTable {...{ history, now, opened, filter, show, toggle, choose }} />
    </>
  );
}
