import { PageHeader } from '../../components/page-header.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';

export function NewReportPage() {
  const { scheduleReport } = useTexts();
  return <PageHeader title={scheduleReport.newTitle} lead={scheduleReport.newLead} />;
}
