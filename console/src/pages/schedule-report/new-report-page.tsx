import { useDatasets } from '../../api/use-datasets.ts';
import { useQueries } from '../../api/use-queries.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { WithAnswer } from '../../components/with-answer.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { NewReport } from './new-report.tsx';
import { newReportRoute } from './routes.ts';

export function NewReportPage() {
  const { scheduleReport } = useTexts();
  const { queryId = null } = newReportRoute.useSearch();
  const datasets = useDatasets();
  return (
    <>
      <PageHeader title={scheduleReport.newTitle} lead={scheduleReport.newLead} />
      <WithAnswer answer={useQueries()}>
        {(queries) => (
          <WithAnswer answer={datasets}>
            {(all) => (
              <NewReport key={queryId} queryId={queryId} queries={queries} datasets={all} />
            )}
          </WithAnswer>
        )}
      </WithAnswer>
    </>
  );
}
