import { makeStyles, tokens } from '@fluentui/react-components';
import type { SeriesLook } from './series-looks.ts';
import { symbolPath } from './symbol-path.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    margin: '0 0 10px',
    padding: 0,
    listStyleType: 'none',
    fontSize: '12px',
    color: tokens.colorNeutralForeground2,
  },
  item: { display: 'flex', alignItems: 'center', gap: '6px' },
});

interface Props {
  readonly series: readonly SeriesLook[];
  readonly label: string;
}

export function ChartLegend({ series, label }: Props) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={label}>
      {series.map(({ name, color, symbol }) => (
        <li key={name} className={styles.item}>
          <svg width={14} height={14} viewBox="-7 -7 14 14" aria-hidden focusable={false}>
            <path d={symbolPath(symbol)} fill={color} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
