import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  frame: { minWidth: 0, margin: 0 },
  title: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: 600 },
  lead: { margin: '0 0 8px', fontSize: '12px', color: tokens.colorNeutralForeground3 },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 16px',
    margin: '0 0 4px',
    padding: 0,
    listStyleType: 'none',
    fontSize: '12px',
    color: tokens.colorNeutralForeground2,
  },
  key: { display: 'flex', alignItems: 'center', gap: '6px' },
});

export interface LegendItem {
  readonly name: string;
  readonly mark: ReactNode;
  readonly value?: string;
}

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly legend: readonly LegendItem[];
  readonly children: ReactNode;
}

export function ChartFrame({ title, lead, legend, children }: Props) {
  const styles = useStyles();
  return (
    <figure className={styles.frame}>
      <figcaption>
        <h3 className={styles.title}>{title}</h3>
        <p className={styles.lead}>{lead}</p>
      </figcaption>
      <ul className={styles.legend}>
        {legend.map(({ name, mark, value }) => (
          <li key={name} className={styles.key}>
            {mark}
            {value === undefined ? name : `${name} ${value}`}
          </li>
        ))}
      </ul>
      {children}
    </figure>
  );
}
