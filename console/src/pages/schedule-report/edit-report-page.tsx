import { PageHeader } from '../../components/page-header.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';

export function EditReportPage() {
  const { scheduleReport } = useTexts();
  return <PageHeader title={scheduleReport.editTitle} lead={scheduleReport.editLead} />;
}
