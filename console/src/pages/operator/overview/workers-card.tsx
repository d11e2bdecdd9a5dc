import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  DismissCircleRegular,
  PlayCircleRegular,
  ServerRegular,
} from '@fluentui/react-icons';
import type { HeldExecution, Worker } from '@partner-insights/client/browser';
import type { UseQueryResult } from '@tanstack/react-query';
import { Card } from '../../../components/card.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { PageLink } from '../../../components/page-link.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { laneText } from '../lane-text.ts';
import { useRowStyles } from '../row-styles.ts';
import { WithLast } from './with-last.tsx';

const useStyles = makeStyles({
  summary: { margin: '0 0 10px', color: tokens.colorNeutralForeground2 },
  list: {
    display: 'grid',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    maxHeight: '420px',
    overflowY: 'auto',
  },
  worker: {
    padding: '10px 0',
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px' },
  host: { fontWeight: 600, overflowWrap: 'anywhere' },
  small: { fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  facts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 12px' },
  held: {
    display: 'grid',
    gap: '6px',
    margin: '8px 0 0',
    padding: '0 0 0 12px',
    listStyleType: 'none',
    borderInlineStartWidth: '2px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke2,
  },
  name: { display: 'block', overflowWrap: 'anywhere' },
});

interface Props {
  readonly answer: UseQueryResult<Worker[]>;
  readonly now: string | null;
}

export function WorkersCard({ answer, now }: Props) {
  const { workers } = useI18n().texts.operator;
  return (
    <Card title={workers.title}>
      <WithLast answer={answer}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={<ServerRegular />} title={workers.none}>
              {workers.noneLead}
            </EmptyState>
          ) : (
            <Workers workers={all} seenAt={answer.dataUpdatedAt} now={now} />
          )
        }
      </WithLast>
    </Card>
  );
}

interface ListProps {
  readonly workers: readonly Worker[];
  /** Of the browser: workers are seen by the system's clock. */
  readonly seenAt: number;
  readonly now: string | null;
}

function Workers({ workers, seenAt, now }: ListProps) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const count = (state: Worker['workerStatus']) =>
    formats.number(workers.filter(({ workerStatus }) => workerStatus === state).length);
  return (
    <>
      <p className={styles.summary}>
        {texts.operator.workers.summary(count('busy'), count('idle'), count('lost'))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is scrolled by keys, too */}
      <ul className={styles.list} tabIndex={0} aria-label={texts.operator.workers.title}>
        {workers.map((worker) => (
          <li key={worker.workerId} className={styles.worker}>
            <WorkerItem worker={worker} seenAt={seenAt} now={now} />
          </li>
        ))}
      </ul>
    </>
  );
}

function WorkerItem(props: {
  readonly worker: Worker;
  readonly seenAt: number;
  readonly now: string | null;
}) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { workers } = texts.operator;
  const { worker, seenAt, now } = props;
  const { host, processId, version, concurrency, seenTime, startedTime, executions } = worker;
  return (
    <>
      <div className={styles.head}>
        <span className={styles.host} translate="no">
          {host ?? workers.unknown}
        </span>
        <StateBadge state={worker.workerStatus} />
      </div>
      <div className={`${styles.small} ${styles.facts}`}>
        {processId !== null && <span>{workers.process(String(processId))}</span>}
        {version !== null && <span>{workers.version(version)}</span>}
        {concurrency !== null && (
          <span>
            {workers.places(formats.number(executions.length), formats.number(concurrency))}
          </span>
        )}
        {seenTime !== null && <span>{workers.seen(formats.ago(seenTime, seenAt))}</span>}
        {startedTime !== null && <span>{workers.since(formats.ago(startedTime, seenAt))}</span>}
      </div>
      {executions.length > 0 && (
        <ul className={styles.held}>
          {executions.map((held) => (
            <li key={held.executionId}>
              <Held held={held} now={Date.parse(now ?? '') || seenAt} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const looks = {
  busy: { color: 'brand', icon: <PlayCircleRegular /> },
  idle: { color: 'success', icon: <CheckmarkCircleRegular /> },
  lost: { color: 'danger', icon: <DismissCircleRegular /> },
} as const;

function StateBadge({ state }: { readonly state: Worker['workerStatus'] }) {
  const { states } = useI18n().texts.operator.workers;
  return (
    <Badge appearance="tint" {...looks[state]}>
      {states[state]}
    </Badge>
  );
}

function Held({ held, now }: { readonly held: HeldExecution; readonly now: number }) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { texts, formats, language } = useI18n();
  const { workers, failures } = texts.operator;
  const { startedTime, leaseExpiresTime, attempts, tenantId } = held;
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  const isExpired = leaseExpiresTime !== null && Date.parse(leaseExpiresTime) < now;
  return (
    <>
      <span className={styles.name}>{held.reportName}</span>
      <span className={`${styles.small} ${styles.facts}`}>
        <PageLink to="/operator/partners/$tenantId" params={{ tenantId }} className={rows.link}>
          {held.partnerName ?? failures.unknownPartner}
        </PageLink>
        <span>{laneText(held.lane, texts)}</span>
        {startedTime !== null && (
          <span>{workers.held(formats.duration(secondsFrom(startedTime, now)))}</span>
        )}
        {attempts > 1 && <span>{workers.attempt(formats.number(attempts))}</span>}
        {leaseExpiresTime !== null && (
          <span>
            {isExpired ? workers.expired : workers.lease(clock.format(new Date(leaseExpiresTime)))}
          </span>
        )}
      </span>
    </>
  );
}

const secondsFrom = (time: string, now: number): number =>
  Math.max(0, (now - Date.parse(time)) / 1000);
