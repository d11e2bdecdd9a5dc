import { Button } from '@fluentui/react-components';
import { ClipboardTextLtrRegular } from '@fluentui/react-icons';
import type { AuditQuery } from '@partner-insights/client/browser';
import { useMemo } from 'react';
import { useAudit } from '../../../api/use-audit.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { Loading } from '../../../components/loading.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { VirtualList } from '../../../components/virtual-list.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { auditRoute } from '../routes.ts';
import { useRowStyles } from '../row-styles.ts';
import { useMore } from '../use-more.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditRow } from './audit-row.tsx';
import { auditQuery } from './audit-search.ts';
import { ExportButton } from './export-button.tsx';

export function AuditPage() {
  const rows = useRowStyles();
  const { audit } = useTexts().operator;
  const search = auditRoute.useSearch();
  const query = useMemo(() => auditQuery(search, new Date()), [search]);
  return (
    <>
      <PageHeader title={audit.title} lead={audit.lead}>
        <ExportButton query={query} />
        <ShowAsCode method="adminExportAudit" args={[query]} compact />
      </PageHeader>
      <div className={rows.filters}>
        <AuditFilters />
      </div>
      <Found query={query} />
    </>
  );
}

function Found({ query }: { readonly query: AuditQuery }) {
  const rows = useRowStyles();
  const { audit } = useTexts().operator;
  const navigate = auditRoute.useNavigate();
  const answer = useAudit(query);
  const more = useMore(answer);
  if (answer.isPending) return <Loading />;
  if (answer.data === undefined) {
    return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  }
  if (answer.data.length === 0) {
    return (
      <EmptyState
        icon={<ClipboardTextLtrRegular />}
        title={audit.none}
        action={<Button onClick={() => void navigate({ search: {} })}>{audit.clear}</Button>}
      >
        {audit.noneLead}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={rows.card}>
        <VirtualList
          label={audit.title}
          items={answer.data}
          keyOf={({ eventId }) => eventId}
          rowHeight={84}
          onEnd={more}
        >
          {(event) => <AuditRow event={event} />}
        </VirtualList>
      </div>
      <p className={rows.count} role="status">
        {answer.hasNextPage ? audit.loadingMore : audit.end}
      </p>
    </>
  );
}
