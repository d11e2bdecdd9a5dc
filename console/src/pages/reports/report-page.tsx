import { useReport } from '../../api/use-reports.ts';
import { NotFound } from '../../components/not-found.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { WithAnswer } from '../../components/with-answer.tsx';
import { reportRoute } from './routes.ts';

export function ReportPage() {
  const { reportId } = reportRoute.useParams();
  return (
    <WithAnswer answer={useReport(reportId)}>
      {(report) => (report ? <PageHeader title={report.reportName} /> : <NotFound />)}
    </WithAnswer>
  );
}
