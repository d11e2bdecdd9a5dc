import { DocumentQuestionMarkRegular } from '@fluentui/react-icons';
import { useTexts } from '../i18n/i18n-context.tsx';
import { EmptyState } from './empty-state.tsx';
import { PageLink } from './page-link.tsx';

export function NotFound() {
  const { notFound } = useTexts().common;
  return (
    <EmptyState
      icon={<DocumentQuestionMarkRegular />}
      title={notFound.title}
      isPage
      action={<PageLink to="/">{notFound.home}</PageLink>}
    >
      {notFound.body}
    </EmptyState>
  );
}
