import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Throughput } from '@partner-insights/client/browser';
import { useState } from 'react';
import {
  useFailingReceivers,
  useQueue,
  useRecentFailures,
  useThroughput,
  useWorkers,
} from '../../../api/use-operations.ts';
import { PageHeader } from '../../../components/page-header.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { type ChartPeriod, chartPeriods } from './chart-span.ts';
import { ChartsCard } from './charts-card.tsx';
import { LiveBar } from './live-bar.tsx';
import { QueueCard } from './queue-card.tsx';
import { ReceiversCard } from './receivers-card.tsx';
import { RecentFailuresCard } from './recent-failures-card.tsx';
import { Tiles } from './tiles.tsx';
import { WithLast } from './with-last.tsx';
import { WorkersCard } from './workers-card.tsx';

const useStyles = makeStyles({
  body: { display: 'grid', gap: '16px' },
  halves: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    gap: '16px',
  },
  /** Lists of unlike lengths, which each end where they end. */
  lists: { alignItems: 'start' },
});

const HOUR = { hours: 1, intervalMinutes: 15 } as const;
const none: readonly Throughput[] = [];

export function OverviewPage() {
  const styles = useStyles();
  const { overview } = useTexts().operator;
  const [isLive, setLive] = useState(true);
  const [period, setPeriod] = useState<ChartPeriod>('day');
  const queue = useQueue(isLive);
  const now = queue.data?.asOfTime;
  const workers = useWorkers(isLive);
  const lastHour = useThroughput(HOUR, now, isLive);
  const lastDay = useThroughput(chartPeriods.day, now, isLive);
  const charted = useThroughput(chartPeriods[period], now, isLive);
  const failures = useRecentFailures(isLive);
  const receivers = useFailingReceivers(isLive);
  const answers = [queue, workers, lastHour, lastDay, charted, failures, receivers];
  return (
    <>
      <PageHeader title={overview.title} lead={overview.lead}>
        <LiveBar answers={answers} isLive={isLive} setLive={setLive} />
      </PageHeader>
      <WithLast answer={queue}>
        {(state) => (
          <div className={styles.body}>
            <Tiles
              queue={state}
              workers={workers.data}
              lastHour={lastHour.data}
              lastDay={lastDay.data}
              receivers={receivers.data}
            />
            <div className={styles.halves}>
              <QueueCard queue={state} />
              <WorkersCard answer={workers} now={state.asOfTime} />
            </div>
            <ChartsCard
              slots={charted.data ?? none}
              isThere={charted.data !== undefined}
              period={period}
              setPeriod={setPeriod}
            />
            <div className={mergeClasses(styles.halves, styles.lists)}>
              <RecentFailuresCard answer={failures} now={state.asOfTime} />
              <ReceiversCard answer={receivers} now={state.asOfTime} />
            </div>
          </div>
        )}
      </WithLast>
    </>
  );
}
