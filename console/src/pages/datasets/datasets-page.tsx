import { makeStyles, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import type { DatasetDescription } from '@partner-insights/client/browser';
import { useDatasets } from '../../api/use-datasets.ts';
import { ShowAsCode } from '../../code-samples/show-as-code.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { WithAnswer } from '../../components/with-answer.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { DatasetList } from './dataset-list.tsx';
import { datasetsRoute } from './routes.ts';
import { searchDatasets } from './search-datasets.ts';
import { SearchField } from './search-field.tsx';
import { ListSkeleton } from './skeletons.tsx';

export function DatasetsPage() {
  const { datasets: texts } = useI18n().texts;
  const { q = '' } = datasetsRoute.useSearch();
  const navigate = datasetsRoute.useNavigate();
  const search = (term: string) =>
    void navigate({ search: term ? { q: term } : {}, replace: true });
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead}>
        <SearchField label={texts.search} clear={texts.clear} term={q} search={search} />
      </PageHeader>
      <WithAnswer answer={useDatasets()} waiting={<ListSkeleton />}>
        {(datasets) => <Found datasets={datasets} term={q} />}
      </WithAnswer>
    </>
  );
}

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    marginBottom: '4px',
  },
  count: { margin: 0, fontSize: '13px', color: tokens.colorNeutralForeground2 },
});

function Found(props: { readonly datasets: readonly DatasetDescription[]; readonly term: string }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { all, shown, nothing, nothingLead } = texts.datasets;
  const found = searchDatasets(props.datasets, props.term);
  return (
    <>
      <div className={styles.head}>
        <p className={styles.count} role="status">
          {found.length === props.datasets.length
            ? all(formats.number(found.length))
            : shown(formats.number(found.length), formats.number(props.datasets.length))}
        </p>
        <ShowAsCode method="datasetFreshness" args={[]} />
      </div>
      {found.length === 0 ? (
        <EmptyState icon={<SearchRegular />} title={nothing}>
          {nothingLead(props.term)}
        </EmptyState>
      ) : (
        <DatasetList found={found} />
      )}
    </>
  );
}
