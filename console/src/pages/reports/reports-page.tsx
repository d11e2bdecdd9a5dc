import { useReports } from '../../api/use-reports.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { WithAnswer } from '../../components/with-answer.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';

export function ReportsPage() {
  const { reports: texts } = useTexts();
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <WithAnswer answer={useReports()}>
        {(reports) => (
          <ul>
            {reports.map(({ reportId, reportName }) => (
              <li key={reportId}>
                <PageLink to="/reports/$reportId" params={{ reportId }}>
                  {reportName}
                </PageLink>
              </li>
            ))}
          </ul>
        )}
      </WithAnswer>
    </>
  );
}
