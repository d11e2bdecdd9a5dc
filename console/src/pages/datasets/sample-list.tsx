import { makeStyles, SkeletonItem, tokens } from '@fluentui/react-components';
import type { ColumnSamples } from '@partner-insights/client/browser';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { fittingValues } from './fitting-values.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px',
    margin: '6px 0 0',
    padding: 0,
    listStyleType: 'none',
  },
  value: {
    maxWidth: '100%',
    padding: '1px 6px',
    borderRadius: '4px',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '18px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  waiting: { width: '180px', maxWidth: '60%', marginTop: '8px' },
});

interface Props {
  /** Undefined: there are none to be had. */
  readonly samples: ColumnSamples | undefined;
  readonly isWaiting: boolean;
}

/** Some of the reader's own values; of what is withheld there are none. */
export function SampleList({ samples, isWaiting }: Props) {
  const styles = useStyles();
  const { datasets } = useTexts();
  if (isWaiting) return <SkeletonItem className={styles.waiting} size={12} aria-hidden />;
  if (!samples || samples.values.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={datasets.examples} lang="en" translate="no">
      {fittingValues(samples.values).map((value) => (
        <li key={value} className={styles.value} title={value}>
          {value}
        </li>
      ))}
    </ul>
  );
}
