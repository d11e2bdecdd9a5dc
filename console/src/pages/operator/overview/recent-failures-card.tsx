import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { FailedExecution, Page } from '@partner-insights/client/browser';
import type { UseQueryResult } from '@tanstack/react-query';
import { Card } from '../../../components/card.tsx';
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
  head: { display: 'flex', justifyContent: 'space-between', gap: '12px' },
  name: { fontWeight: 600, overflowWrap: 'anywhere' },
  small: { fontSize: '12px', lineHeight: '20px', color: tokens.colorNeutralForeground3 },
  time: { flexShrink: 0, whiteSpace: 'nowrap' },
  reason: { display: 'block', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  all: { display: 'inline-flex', alignItems: 'center', minHeight: '24px', marginTop: '8px' },
});

interface Props {
  readonly answer: UseQueryResult<Page<FailedExecution>>;
  readonly now: string | null;
}

export function RecentFailuresCard({ answer, now }: Props) {
  const styles = useStyles();
  const { failures } = useI18n().texts.operator;
  return (
    <Card title={failures.recent}>
      <WithLast answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <AllWell icon={<CheckmarkCircleRegular />} text={failures.none} />
          ) : (
            <>
              <ul className={styles.list}>
                {items.map((failure) => (
                  <li key={failure.executionId} className={styles.item}>
                    <Failure failure={failure} now={Date.parse(now ?? failure.endedTime)} />
                  </li>
                ))}
              </ul>
              <PageLink to="/operator/failures" className={styles.all}>
                {failures.all}
              </PageLink>
            </>
          )
        }
      </WithLast>
    </Card>
  );
}

function Failure({ failure, now }: { readonly failure: FailedExecution; readonly now: number }) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { texts, formats } = useI18n();
  const { failures } = texts.operator;
  const { tenantId } = failure;
  return (
    <>
      <div className={styles.head}>
        <span className={styles.name}>{failure.reportName}</span>
        <span className={`${styles.small} ${styles.time}`}>
          {formats.ago(failure.endedTime, now)}
        </span>
      </div>
      <span className={styles.reason} lang="en">
        {failure.failureReason ?? failures.noReason}
      </span>
      <PageLink
        to="/operator/partners/$tenantId"
        params={{ tenantId }}
        className={mergeClasses(styles.small, rows.link)}
      >
        {failure.partnerName ?? failures.unknownPartner}
      </PageLink>
    </>
  );
}
