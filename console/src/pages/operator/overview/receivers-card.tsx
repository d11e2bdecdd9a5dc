import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, PauseCircleRegular, WarningRegular } from '@fluentui/react-icons';
import type { FailingReceiver, Page } from '@partner-insights/client/browser';
import type { UseQueryResult } from '@tanstack/react-query';
import { Card } from '../../../components/card.tsx';
import { Mono } from '../../../components/mono.tsx';
import { PageLink } from '../../../components/page-link.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { useRowStyles } from '../row-styles.ts';
import { AllWell } from './all-well.tsx';
import { WithLast } from './with-last.tsx';

const useStyles = makeStyles({
  list: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    padding: '10px 0',
    ':first-child': { paddingTop: 0 },
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px' },
  name: { fontWeight: 600, overflowWrap: 'anywhere' },
  small: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 12px',
    fontSize: '12px',
    lineHeight: '20px',
    color: tokens.colorNeutralForeground3,
  },
  reason: { display: 'block', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface Props {
  readonly answer: UseQueryResult<Page<FailingReceiver>>;
  readonly now: string | null;
}

export function ReceiversCard({ answer, now }: Props) {
  const styles = useStyles();
  const { receivers } = useI18n().texts.operator;
  return (
    <Card title={receivers.title}>
      <WithLast answer={answer}>
        {({ items, next }) =>
          items.length === 0 ? (
            <AllWell icon={<CheckmarkCircleRegular />} text={receivers.none} />
          ) : (
            <>
              <ul className={styles.list}>
                {items.map((receiver) => (
                  <li key={receiver.reportId} className={styles.item}>
                    <Receiver receiver={receiver} now={now} />
                  </li>
                ))}
              </ul>
              {next !== null && <p>{receivers.more}</p>}
            </>
          )
        }
      </WithLast>
    </Card>
  );
}

function Receiver(props: { readonly receiver: FailingReceiver; readonly now: string | null }) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { texts, formats } = useI18n();
  const { receivers, failures: words } = texts.operator;
  const { tenantId, callbackUrl, failures, waiting, ...receiver } = props.receiver;
  const isPaused = receiver.callbackStatus === 'Paused';
  const now = Date.parse(props.now ?? receiver.failingSinceTime);
  return (
    <>
      <div className={styles.head}>
        <span className={styles.name}>{receiver.reportName}</span>
        <Badge
          appearance="tint"
          color={isPaused ? 'danger' : 'warning'}
          icon={isPaused ? <PauseCircleRegular /> : <WarningRegular />}
        >
          {isPaused ? receivers.paused : receivers.active}
        </Badge>
      </div>
      {callbackUrl !== null && <Mono>{callbackUrl}</Mono>}
      {receiver.failureReason !== null && (
        <span className={styles.reason} lang="en">
          {receiver.failureReason}
        </span>
      )}
      <span className={styles.small}>
        <PageLink to="/operator/partners/$tenantId" params={{ tenantId }} className={rows.link}>
          {receiver.partnerName ?? words.unknownPartner}
        </PageLink>
        <span>{receivers.since(formats.ago(receiver.failingSinceTime, now))}</span>
        <span>{receivers.attempts(failures, formats.number(failures))}</span>
        <span>{receivers.waiting(waiting, formats.number(waiting))}</span>
      </span>
    </>
  );
}
