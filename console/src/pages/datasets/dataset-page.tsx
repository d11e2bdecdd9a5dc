import { makeStyles } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import type { DatasetDescription } from '@partner-insights/client/browser';
import { useDataset } from '../../api/use-datasets.ts';
import { NotFound } from '../../components/not-found.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { WithAnswer } from '../../components/with-answer.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { DatasetFacts } from './dataset-facts.tsx';
import { DatasetParts } from './dataset-parts.tsx';
import { datasetRoute } from './routes.ts';
import { WithheldNotice } from './withheld-notice.tsx';

const useStyles = makeStyles({
  back: { display: 'inline-flex', alignItems: 'center', gap: '6px', marginBottom: '10px' },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 240px',
    alignItems: 'start',
    gap: '16px',
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

export function DatasetPage() {
  const { name } = datasetRoute.useParams();
  return (
    <WithAnswer answer={useDataset(name)}>
      {(dataset) => (dataset ? <Described dataset={dataset} /> : <NotFound />)}
    </WithAnswer>
  );
}

function Described({ dataset }: { readonly dataset: DatasetDescription }) {
  const styles = useStyles();
  const { datasets: texts } = useTexts();
  return (
    <>
      <PageLink to="/datasets" className={styles.back}>
        <ArrowLeftRegular aria-hidden />
        {texts.back}
      </PageLink>
      <PageHeader title={dataset.datasetName} lead={dataset.description} lang="en" />
      <WithheldNotice dataset={dataset} />
      <div className={styles.body}>
        <DatasetParts dataset={dataset} />
        <DatasetFacts dataset={dataset} />
      </div>
    </>
  );
}
