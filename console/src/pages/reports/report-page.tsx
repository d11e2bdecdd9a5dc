import { makeStyles, Tab, TabList } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import type { Report, ReportSummary } from '@partner-insights/client/browser';
import { useState } from 'react';
import { useReport, useReportHistory, useReportSummary } from '../../api/use-reports.ts';
import { NotFound } from '../../components/not-found.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { WithAnswer } from '../../components/with-answer.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { CallbacksPart } from './callbacks-part.tsx';
import { NoticesProvider } from './notices.tsx';
import { signatureOf } from './poll-plan.ts';
import { ReportActions } from './report-actions.tsx';
import { ReportFacts } from './report-facts.tsx';
import { reportRoute } from './routes.ts';
import { RunsPart } from './runs-part.tsx';
import { standingOf } from './standing.ts';
import { StandingBadge } from './standing-badge.tsx';
import { usePolling } from './use-polling.ts';
import { useServiceNow } from './use-service-now.ts';

const useStyles = makeStyles({
  back: { display: 'inline-flex', alignItems: 'center', gap: '6px', marginBottom: '10px' },
  lead: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 12px' },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 300px',
    alignItems: 'start',
    gap: '16px',
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  tabs: { margin: '-8px 0 10px -10px' },
});

export function ReportPage() {
  const { reportId } = reportRoute.useParams();
  return (
    <NoticesProvider>
      <WithAnswer answer={useReport(reportId)}>
        {(report) => (report ? <Standing key={reportId} report={report} /> : <NotFound />)}
      </WithAnswer>
    </NoticesProvider>
  );
}

/** Asks again and again how the report stands, and for its history when that has changed. */
function Standing({ report }: { readonly report: Report }) {
  const answer = useReportSummary(report.reportId, usePolling());
  return (
    <WithAnswer answer={answer}>
      {(summary) =>
        summary ? (
          <Detail {...{ report, summary }} answeredAt={answer.dataUpdatedAt} />
        ) : (
          <NotFound />
        )
      }
    </WithAnswer>
  );
}

interface Props {
  readonly report: Report;
  readonly summary: ReportSummary;
  readonly answeredAt: number;
}

type Part = 'runs' | 'callbacks';

function Detail({ report, summary, answeredAt }: Props) {
  const styles = useStyles();
  const { reports: texts } = useTexts();
  const [part, setPart] = useState<Part>('runs');
  const now = useServiceNow(summary.asOfTime, answeredAt);
  const current = { ...report, reportStatus: summary.reportStatus };
  const history = useReportHistory(report.reportId, signatureOf([summary]));
  return (
    <>
      <PageLink to="/reports" className={styles.back}>
        <ArrowLeftRegular aria-hidden />
        {texts.back}
      </PageLink>
      <PageHeader
        title={report.reportName}
        lead={
          <span className={styles.lead}>
            <StandingBadge standing={standingOf(report, summary)} />
            {report.description}
          </span>
        }
      >
        <ReportActions report={current} />
      </PageHeader>
      <div className={styles.body}>
        <div>
          <TabList
            className={styles.tabs}
            selectedValue={part}
            onTabSelect={(_, { value }) => setPart(value as Part)}
          >
            {(['runs', 'callbacks'] as const).map((one) => (
              <Tab key={one} value={one} id={`part-${one}`}>
                {texts.parts[one]}
              </Tab>
            ))}
          </TabList>
          <div role="tabpanel" aria-labelledby={`part-${part}`}>
            {part === 'runs' ? (
              <WithAnswer answer={history}>
                {(told) => <RunsPart history={told} {...{ summary, now }} />}
              </WithAnswer>
            ) : (
              <CallbacksPart report={report} now={now} />
            )}
          </div>
        </div>
        <ReportFacts {...{ report, summary }} />
      </div>
    </>
  );
}
