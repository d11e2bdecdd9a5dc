import { makeStyles, tokens } from '@fluentui/react-components';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { type ResultColumn, scaleOf } from '../results/result-column.ts';
import type { ChartChoice } from './chart-choice.ts';
import type { ChartPoint } from './chart-points.ts';

const useStyles = makeStyles({
  figure: {
    display: 'grid',
    placeItems: 'center',
    alignContent: 'center',
    minHeight: '260px',
    margin: 0,
    textAlign: 'center',
  },
  value: {
    fontSize: 'clamp(36px, 8vw, 64px)',
    lineHeight: 1.15,
    fontWeight: 600,
    overflowWrap: 'anywhere',
  },
  caption: { fontSize: '15px', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly choice: ChartChoice;
  readonly columns: readonly ResultColumn[];
  readonly points: readonly ChartPoint[];
}

export function BigNumber({ choice: { y, aggregate }, columns, points: [point] }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { chart: words, results } = texts.workbench;
  const column = columns.find(({ name }) => name === y);
  const decimals = aggregate === 'average' ? 2 : scaleOf(column?.type ?? null);
  return (
    <figure className={styles.figure}>
      <span className={styles.value}>
        {point ? formats.exactNumber(String(point.y), decimals) : results.nullMark}
      </span>
      <figcaption className={styles.caption}>
        <span translate="no">{y ?? words.rows}</span>
        {column?.unit && ` · ${column.unit}`}
      </figcaption>
    </figure>
  );
}
