import { Textarea } from '@fluentui/react-components';
import { PageHeader } from '../../components/page-header.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { workbenchRoute } from './routes.ts';

export function WorkbenchPage() {
  const { workbench: texts } = useTexts();
  const { q = '' } = workbenchRoute.useSearch();
  const navigate = workbenchRoute.useNavigate();
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <Textarea
        aria-label={texts.query}
        value={q}
        onChange={(_, { value }) => void navigate({ search: { q: value }, replace: true })}
      />
    </>
  );
}
