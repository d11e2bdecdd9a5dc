import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissCircleRegular, ErrorCircleRegular, NextRegular } from '@fluentui/react-icons';
import type { FailedExecution } from '@partner-insights/client/browser';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Facts } from '../../../components/facts.tsx';
import { Mono } from '../../../components/mono.tsx';
import { PageLink } from '../../../components/page-link.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { Disclosure } from '../disclosure.tsx';
import { laneText } from '../lane-text.ts';
import { useRowStyles } from '../row-styles.ts';

const useStyles = makeStyles({
  row: { padding: '12px 16px 8px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 10px' },
  time: {
    marginInlineStart: 'auto',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 560px)': { width: '100%', marginInlineStart: 0 },
  },
  reason: {
    margin: '2px 0',
    maxWidth: '90ch',
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
  },
  facts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 14px' },
  details: { display: 'grid', justifyItems: 'start', gap: '10px' },
});

const looks = {
  Failed: { color: 'danger', icon: <ErrorCircleRegular /> },
  Skipped: { color: 'warning', icon: <NextRegular /> },
  Cancelled: { color: 'informative', icon: <DismissCircleRegular /> },
} as const;

export function FailureRow({ failure }: { readonly failure: FailedExecution }) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { texts, formats } = useI18n();
  const { failures: words } = texts.operator;
  const { tenantId, attempts } = failure;
  const status = failure.executionStatus as keyof typeof looks;
  return (
    <article className={mergeClasses(rows.row, styles.row)}>
      <div className={styles.head}>
        <span className={rows.strong}>{failure.reportName}</span>
        <Badge appearance="tint" {...looks[status]}>
          {words.statuses[status]}
        </Badge>
        <time className={mergeClasses(rows.small, styles.time)} dateTime={failure.endedTime}>
          {formats.time(failure.endedTime)}
        </time>
      </div>
      <p className={styles.reason} lang={failure.failureReason ? 'en' : undefined}>
        {failure.failureReason ?? words.noReason}
      </p>
      <div className={mergeClasses(rows.small, styles.facts)}>
        <PageLink to="/operator/partners/$tenantId" params={{ tenantId }} className={rows.link}>
          {failure.partnerName ?? words.unknownPartner}
        </PageLink>
        <span>{laneText(failure.lane, texts)}</span>
        {attempts > 0 && <span>{words.tries(attempts, formats.number(attempts))}</span>}
      </div>
      <Disclosure summary={words.details}>
        <Details failure={failure} />
      </Disclosure>
    </article>
  );
}

function Details({ failure }: { readonly failure: FailedExecution }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { failures: words } = texts.operator;
  const { startedTime, correlationId } = failure;
  return (
    <div className={styles.details}>
      <Facts
        facts={[
          { name: words.due, value: formats.time(failure.dueTime) },
          ...(startedTime ? [{ name: words.started, value: formats.time(startedTime) }] : []),
          { name: words.endedAt, value: formats.time(failure.endedTime) },
          { name: words.format, value: <Mono>{failure.format}</Mono> },
          { name: words.report, value: <Mono>{failure.reportId}</Mono> },
          { name: words.execution, value: <Mono>{failure.executionId}</Mono> },
          ...(correlationId
            ? [{ name: words.correlation, value: <Mono>{correlationId}</Mono> }]
            : []),
        ]}
      />
      {correlationId && (
        <CopyButton text={correlationId} label={words.copyCorrelation} size="small" />
      )}
    </div>
  );
}
