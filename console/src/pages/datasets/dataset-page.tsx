import { makeStyles } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import type { DatasetDescription } from '@partner-insights/client/browser';
import { useDataset } from '../../api/use-datasets.ts';
import { ShowAsCode } from '../../code-samples/show-as-code.tsx';
import { NotFound } from '../../components/not-found.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { WithAnswer } from '../../components/with-answer.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { DatasetFacts } from './dataset-facts.tsx';
import { DatasetParts } from './dataset-parts.tsx';
import { FreshnessCard } from './freshness-card.tsx';
import { newQuery } from './new-query.ts';
import { QueryBar } from './query-bar.tsx';
import { datasetRoute } from './routes.ts';
import { DatasetSkeleton } from './skeletons.tsx';
import { StartQuery } from './start-query.tsx';
import { useChoice } from './use-choice.ts';
import { WithheldNotice } from './withheld-notice.tsx';

const useStyles = makeStyles({
  back: { display: 'inline-flex', alignItems: 'center', gap: '6px', marginBottom: '10px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  parts: { minWidth: 0 },
  side: {
    display: 'grid',
    gap: '16px',
    '@media (min-width: 1001px) and (min-height: 620px)': { position: 'sticky', top: '16px' },
    '@media (max-width: 1000px)': {
      gridRow: 1,
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
    },
  },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 264px',
    alignItems: 'start',
    gap: '16px',
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

export function DatasetPage() {
  const { name } = datasetRoute.useParams();
  return (
    <WithAnswer answer={useDataset(name)} waiting={<DatasetSkeleton />}>
      {(dataset) => (dataset ? <Described key={name} dataset={dataset} /> : <NotFound />)}
    </WithAnswer>
  );
}

function Described({ dataset }: { readonly dataset: DatasetDescription }) {
  const styles = useStyles();
  const { datasets: texts } = useTexts();
  const choice = useChoice();
  return (
    <>
      <PageLink to="/datasets" className={styles.back}>
        <ArrowLeftRegular aria-hidden />
        {texts.back}
      </PageLink>
      <PageHeader title={dataset.datasetName} lead={dataset.description} lang="en">
        <div className={styles.actions}>
          <ShowAsCode method="describeDatasets" args={[dataset.datasetName]} />
          <StartQuery query={newQuery(dataset, choice.names)} isMain={choice.names.size === 0} />
        </div>
      </PageHeader>
      <WithheldNotice dataset={dataset} />
      <div className={styles.body}>
        <div className={styles.parts}>
          <DatasetParts dataset={dataset} choice={choice} />
          <QueryBar dataset={dataset} choice={choice} />
        </div>
        <div className={styles.side}>
          <FreshnessCard datasetName={dataset.datasetName} />
          <DatasetFacts dataset={dataset} />
        </div>
      </div>
    </>
  );
}
