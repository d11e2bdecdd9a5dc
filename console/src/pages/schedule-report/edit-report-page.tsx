import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useDatasets } from '../../api/use-datasets.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useReport } from '../../api/use-reports.ts';
import { NotFound } from '../../components/not-found.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { WithAnswer } from '../../components/with-answer.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { EditReport } from './edit-report.tsx';
import { useFormStyles } from './form-styles.ts';
import { editReportRoute } from './routes.ts';

export function EditReportPage() {
  const { reportId } = editReportRoute.useParams();
  const { scheduleReport } = useTexts();
  const styles = useFormStyles();
  const queries = useQueries();
  const datasets = useDatasets();
  return (
    <WithAnswer answer={useReport(reportId)}>
      {(report) =>
        report ? (
          <>
            <PageLink to="/reports/$reportId" params={{ reportId }} className={styles.back}>
              <ArrowLeftRegular aria-hidden />
              {scheduleReport.backToReport}
            </PageLink>
            <PageHeader title={scheduleReport.editTitle} lead={scheduleReport.editLead} />
            <WithAnswer answer={queries}>
              {(own) => (
                <WithAnswer answer={datasets}>
                  {(all) => (
                    <EditReport
                      key={report.modifiedTime}
                      report={report}
                      queries={own}
                      datasets={all}
                    />
                  )}
                </WithAnswer>
              )}
            </WithAnswer>
          </>
        ) : (
          <NotFound />
        )
      }
    </WithAnswer>
  );
}
