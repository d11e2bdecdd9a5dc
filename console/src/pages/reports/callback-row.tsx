import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import {
  ArrowRepeatAllRegular,
  CheckmarkCircleFilled,
  ClockRegular,
  DismissCircleFilled,
  PauseCircleRegular,
  SendRegular,
} from '@fluentui/react-icons';
import type { Callback, Report } from '@partner-insights/client/browser';
import type { Ref } from 'react';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { useHistoryStyles } from './history-styles.ts';
import { useNotices } from './notices.tsx';
import { useOutcomeStyles } from './outcome-styles.ts';
import { TwoTimes } from './two-times.tsx';
import { useCallbackChanges } from './use-callback-changes.ts';

const useStyles = makeStyles({
  status: { display: 'inline-flex', alignItems: 'center', gap: '6px', whiteSpace: 'nowrap' },
  icon: { display: 'inline-flex', fontSize: '16px' },
  attempts: { display: 'grid', gap: '2px', margin: 0, padding: 0, listStyleType: 'none' },
  attempt: { display: 'flex', flexWrap: 'wrap', gap: '0 8px', fontSize: '12px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const looks = {
  Pending: ['waiting', <ClockRegular key="i" />],
  Sending: ['running', <SendRegular key="i" />],
  Delivered: ['completed', <CheckmarkCircleFilled key="i" />],
  Failed: ['failed', <DismissCircleFilled key="i" />],
  Held: ['paused', <PauseCircleRegular key="i" />],
} as const;

interface Props {
  readonly report: Report;
  readonly callback: Callback;
  readonly index: number;
  readonly now: Date;
  readonly ref: Ref<HTMLTableRowElement>;
}

export function CallbackRow({ report, callback, index, now, ref }: Props) {
  const table = useHistoryStyles();
  const styles = useStyles();
  const colours = useOutcomeStyles();
  const { texts, formats } = useI18n();
  const { callbacks: words } = texts.reports;
  const [look, icon] = looks[callback.deliveryStatus];
  const { nextAttemptTime } = callback;
  return (
    <tr ref={ref} data-index={index} aria-rowindex={index + 2} className={table.group}>
      <th scope="row">
        <TwoTimes time={callback.createdTime} short />
        <span className={table.below}>{callback.executionId ? words.isRun : words.isTest}</span>
      </th>
      <td>
        <span className={styles.status}>
          <span className={`${colours[look]} ${styles.icon}`} aria-hidden>
            {icon}
          </span>
          {words.status[callback.deliveryStatus]}
        </span>
        {nextAttemptTime && callback.attempts.length > 0 && (
          <span className={table.below}>
            {words.nextTry(formats.relative(Date.parse(nextAttemptTime) - now.getTime()))}
          </span>
        )}
      </td>
      <td>
        <Attempts callback={callback} />
      </td>
      <td className={table.number}>
        <Replay {...{ report, callback }} />
      </td>
    </tr>
  );
}

function Attempts({ callback: { attempts } }: Pick<Props, 'callback'>) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { callbacks: words } = texts.reports;
  return (
    <ol className={styles.attempts}>
      {attempts.map(({ attemptedTime, statusCode, latencyMilliseconds, failureReason }) => (
        <li key={attemptedTime} className={styles.attempt}>
          <strong>{statusCode ?? words.noAnswer}</strong>
          <time dateTime={attemptedTime} className={styles.quiet}>
            {formats.time(attemptedTime)}
          </time>
          <span className={styles.quiet}>
            {words.milliseconds(formats.number(latencyMilliseconds))}
          </span>
          {failureReason && <span lang="en">{failureReason}</span>}
        </li>
      ))}
    </ol>
  );
}

function Replay({ report, callback }: Pick<Props, 'report' | 'callback'>) {
  const { texts, formats } = useI18n();
  const { callbacks: words, done } = texts.reports;
  const { replay } = useCallbackChanges(report.reportId);
  const notices = useNotices();
  if (report.callbackUrl === null || report.callbackStatus === 'Paused') return null;
  return (
    <Tooltip content={words.replayOf(formats.time(callback.createdTime))} relationship="label">
      <Button
        size="small"
        icon={<ArrowRepeatAllRegular />}
        disabledFocusable={replay.isPending}
        onClick={() =>
          replay.mutate(callback.deliveryId, {
            onSuccess: () => notices.done(done.replayed),
            onError: notices.failed,
          })
        }
      />
    </Tooltip>
  );
}
