import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons';
import type { DatasetFreshness } from '@partner-insights/client/browser';
import { Link } from '@tanstack/react-router';
import { useAllFreshness } from '../../api/use-dataset-facts.ts';
import { Breakable } from '../../components/breakable.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { grainText } from './grain-text.ts';
import { ItemFreshness } from './item-freshness.tsx';
import type { FoundDataset } from './search-datasets.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
  item: {
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  link: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto 20px',
    alignItems: 'center',
    gap: '4px 20px',
    padding: '12px 16px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    outlineOffset: '-3px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    '@media (max-width: 760px)': { gridTemplateColumns: 'minmax(0, 1fr) 20px' },
  },
  name: { display: 'block', fontWeight: 600, overflowWrap: 'anywhere' },
  description: { display: 'block', color: tokens.colorNeutralForeground2 },
  matching: {
    display: 'block',
    marginTop: '2px',
    fontSize: '12px',
    color: tokens.colorBrandForeground1,
  },
  facts: {
    display: 'grid',
    justifyItems: 'end',
    gap: '2px',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 760px)': {
      gridColumn: 1,
      gridRow: 2,
      justifyItems: 'start',
      whiteSpace: 'normal',
    },
  },
  parts: { fontSize: '12px', color: tokens.colorNeutralForeground3 },
  chevron: { display: 'flex', fontSize: '16px', color: tokens.colorNeutralForeground3 },
});

export function DatasetList({ found }: { readonly found: readonly FoundDataset[] }) {
  const styles = useStyles();
  const { data, isPending } = useAllFreshness();
  return (
    <ul className={styles.list}>
      {found.map((one) => (
        <li key={one.dataset.datasetName} className={styles.item}>
          <DatasetItem
            found={one}
            freshness={data?.get(one.dataset.datasetName)}
            isWaiting={isPending}
          />
        </li>
      ))}
    </ul>
  );
}

interface ItemProps {
  readonly found: FoundDataset;
  readonly freshness: DatasetFreshness | undefined;
  readonly isWaiting: boolean;
}

function DatasetItem({ found: { dataset, matching }, freshness, isWaiting }: ItemProps) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { columns, metrics } = dataset;
  const { columnCount, metricCount, matching: matchingText, grain } = texts.datasets;
  return (
    <Link to="/datasets/$name" params={{ name: dataset.datasetName }} className={styles.link}>
      <span>
        <span className={styles.name} translate="no">
          <Breakable name={dataset.datasetName} />
        </span>
        <span className={styles.description} lang="en">
          {dataset.description}
        </span>
        {matching.length > 0 && (
          <span className={styles.matching}>{matchingText(formats.list(matching))}</span>
        )}
      </span>
      <span className={styles.facts}>
        <ItemFreshness freshness={freshness} isWaiting={isWaiting} />
        <span className={styles.parts}>
          {[
            grainText(dataset, grain),
            columnCount(columns.length, formats.number(columns.length)),
            metricCount(metrics.length, formats.number(metrics.length)),
          ].join(' · ')}
        </span>
      </span>
      <span className={styles.chevron} aria-hidden>
        <ChevronRightRegular />
      </span>
    </Link>
  );
}
