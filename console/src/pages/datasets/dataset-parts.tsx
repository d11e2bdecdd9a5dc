import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import type { DatasetDescription } from '@partner-insights/client/browser';
import { useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { ColumnTable } from './column-table.tsx';
import { MetricTable } from './metric-table.tsx';
import { datasetRoute } from './routes.ts';
import { searchNamed } from './search-datasets.ts';
import { SearchField } from './search-field.tsx';
import type { Choice } from './use-choice.ts';

const useStyles = makeStyles({
  root: {
    minWidth: 0,
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 12px 8px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '10px 10px 0 0',
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (min-width: 761px)': {
      position: 'sticky',
      top: 0,
      zIndex: 2,
      height: '52px',
      boxSizing: 'border-box',
    },
  },
  // Heads of tables stick below the bar.
  panel: { minWidth: 0, '--stuck': '0px', '@media (min-width: 761px)': { '--stuck': '52px' } },
});

type Part = 'columns' | 'metrics';

interface Props {
  readonly dataset: DatasetDescription;
  readonly choice: Choice;
}

export function DatasetParts({ dataset, choice }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const [tab, setTab] = useState<Part>('columns');
  const { q = '' } = datasetRoute.useSearch();
  const navigate = datasetRoute.useNavigate();
  const { columns, metrics, searchColumns, clear } = texts.datasets;
  const found = {
    columns: searchNamed(dataset.columns, q),
    metrics: searchNamed(dataset.metrics, q),
  };
  const label = (text: string, of: Part) => `${text} (${formats.number(found[of].length)})`;
  const search = (term: string) =>
    void navigate({ search: term ? { q: term } : {}, replace: true });
  return (
    <div className={styles.root}>
      <div className={styles.bar}>
        <TabList selectedValue={tab} onTabSelect={(_, { value }) => setTab(value as Part)}>
          <Tab value="columns" id="tab-columns">
            {label(columns, 'columns')}
          </Tab>
          <Tab value="metrics" id="tab-metrics">
            {label(metrics, 'metrics')}
          </Tab>
        </TabList>
        <SearchField label={searchColumns} clear={clear} term={q} search={search} />
      </div>
      <div role="tabpanel" aria-labelledby={`tab-${tab}`} className={styles.panel}>
        {found[tab].length === 0 ? (
          <EmptyState icon={<SearchRegular />} title={texts.datasets.nothing} />
        ) : tab === 'columns' ? (
          <ColumnTable datasetName={dataset.datasetName} columns={found.columns} choice={choice} />
        ) : (
          <MetricTable metrics={found.metrics} choice={choice} />
        )}
      </div>
    </div>
  );
}
