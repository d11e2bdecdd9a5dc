import { mergeClasses } from '@fluentui/react-components';
import type { Ref } from 'react';
import { PageLink } from '../../components/page-link.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { cadenceOf } from './cadence.ts';
import type { Listed } from './find-reports.ts';
import { LastRun } from './last-run.tsx';
import { useListStyles } from './list-styles.ts';
import { NextRun } from './next-run.tsx';
import { standingOf } from './standing.ts';
import { StandingBadge } from './standing-badge.tsx';
import { SuccessStrip } from './success-strip.tsx';

interface Props {
  readonly listed: Listed;
  readonly index: number;
  readonly now: Date;
  readonly ref: Ref<HTMLTableRowElement>;
}

export function ReportRow({ listed, index, now, ref }: Props) {
  const styles = useListStyles();
  const { texts, formats } = useI18n();
  const { report, dataset, summary } = listed;
  const cadence = cadenceOf(report, texts.reports, formats);
  const badge = <StandingBadge standing={standingOf(report, summary)} />;
  const strip = summary && <SuccessStrip runs={summary.recentExecutions} />;
  return (
    <tr ref={ref} data-index={index} aria-rowindex={index + 2}>
      <th scope="row" className={styles.nameCell}>
        <PageLink
          to="/reports/$reportId"
          params={{ reportId: report.reportId }}
          className={styles.name}
        >
          <span translate="no">{report.reportName}</span>
        </PageLink>
        <span className={styles.below} translate="no">
          {[dataset, report.format].filter(Boolean).join(' · ')}
        </span>
        <span className={mergeClasses(styles.below, styles.onMedium)}>
          {[cadence.every, cadence.at].filter(Boolean).join(' ')}
        </span>
        <span className={mergeClasses(styles.badgeBelow, styles.onNarrow)}>{badge}</span>
      </th>
      <td className={styles.status}>{badge}</td>
      <td className={styles.schedule}>
        {cadence.every}
        {cadence.at && <span className={styles.below}>{cadence.at}</span>}
      </td>
      <td className={styles.last}>
        <LastRun summary={summary} now={now} />
        <div className={styles.belowTablet}>{strip}</div>
        <div className={styles.onNarrow}>
          <NextRun summary={summary} now={now} labelled />
        </div>
      </td>
      <td className={styles.strip}>{strip}</td>
      <td className={styles.next}>
        <NextRun summary={summary} now={now} />
      </td>
    </tr>
  );
}
