import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  summary: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 12px',
    width: 'fit-content',
    padding: '3px 0',
    fontSize: '12px',
    lineHeight: '18px',
    cursor: 'pointer',
    color: tokens.colorBrandForeground1,
  },
  body: { padding: '6px 0 4px' },
});

interface Props {
  readonly summary: string;
  /** Stands before it, and is pressed with it. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** Details of one row, in the page's own element: nothing to learn for keys and screen readers. */
export function Disclosure({ summary, lead, children }: Props) {
  const styles = useStyles();
  return (
    <details>
      <summary className={styles.summary}>
        {lead}
        {summary}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
