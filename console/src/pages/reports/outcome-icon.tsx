import { mergeClasses } from '@fluentui/react-components';
import {
  ArrowSyncCircleRegular,
  CheckmarkCircleFilled,
  ClockRegular,
  DismissCircleFilled,
  HistoryFilled,
  PauseCircleRegular,
  ProhibitedRegular,
  SkipForwardTabRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useOutcomeStyles } from './outcome-styles.ts';
import type { Outcome } from './run-outcome.ts';

const icons: Readonly<Record<Outcome, ReactElement>> = {
  completed: <CheckmarkCircleFilled />,
  late: <HistoryFilled />,
  failed: <DismissCircleFilled />,
  skipped: <SkipForwardTabRegular />,
  cancelled: <ProhibitedRegular />,
  running: <ArrowSyncCircleRegular />,
  waiting: <ClockRegular />,
  paused: <PauseCircleRegular />,
};

/** Its shape tells the outcome as much as its colour; the word stands beside it. */
export function OutcomeIcon({
  outcome,
  className,
}: {
  readonly outcome: Outcome;
  readonly className?: string | undefined;
}) {
  const styles = useOutcomeStyles();
  return (
    <span className={mergeClasses(styles[outcome], className)} aria-hidden>
      {icons[outcome]}
    </span>
  );
}
