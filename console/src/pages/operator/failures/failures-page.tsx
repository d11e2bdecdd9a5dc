import { Button } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { useFailures } from '../../../api/use-operations.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { Loading } from '../../../components/loading.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { VirtualList } from '../../../components/virtual-list.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { failuresRoute } from '../routes.ts';
import { useRowStyles } from '../row-styles.ts';
import { useMore } from '../use-more.ts';
import { FailureFilters } from './failure-filters.tsx';
import { FailureRow } from './failure-row.tsx';
import { failureQuery, isFiltered } from './failure-search.ts';

export function FailuresPage() {
  const rows = useRowStyles();
  const { failures: texts } = useI18n().texts.operator;
  const search = failuresRoute.useSearch();
  const query = useMemo(() => failureQuery(search, new Date()), [search]);
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead}>
        <ShowAsCode method="adminFailures" args={[query]} compact />
      </PageHeader>
      <div className={rows.filters}>
        <FailureFilters />
      </div>
      <Found query={query} />
    </>
  );
}

function Found({ query }: { readonly query: ReturnType<typeof failureQuery> }) {
  const rows = useRowStyles();
  const { texts, formats } = useI18n();
  const { failures: words } = texts.operator;
  const answer = useFailures(query);
  const more = useMore(answer);
  if (answer.isPending) return <Loading />;
  if (answer.data === undefined) {
    return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  }
  if (answer.data.length === 0) return <Nothing />;
  const count = formats.number(answer.data.length);
  return (
    <>
      <p className={rows.count} role="status">
        {answer.hasNextPage ? words.more(count) : words.shown(count)}
      </p>
      <div className={rows.card}>
        <VirtualList
          label={words.title}
          items={answer.data}
          keyOf={({ executionId }) => executionId}
          rowHeight={132}
          onEnd={more}
          {...(!answer.hasNextPage && { total: answer.data.length })}
        >
          {(failure) => <FailureRow failure={failure} />}
        </VirtualList>
      </div>
    </>
  );
}

function Nothing() {
  const { failures: words } = useI18n().texts.operator;
  const search = failuresRoute.useSearch();
  const navigate = failuresRoute.useNavigate();
  const clear = isFiltered(search) && (
    <Button onClick={() => void navigate({ search: {} })}>{words.clear}</Button>
  );
  return (
    <EmptyState icon={<CheckmarkCircleRegular />} title={words.none} action={clear}>
      {isFiltered(search) ? words.noneFiltered : words.noneLead}
    </EmptyState>
  );
}
