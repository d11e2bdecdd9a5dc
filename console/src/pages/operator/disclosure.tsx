import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  summary: {
    display: 'inline-block',
    padding: '3px 0',
    fontSize: '12px',
    lineHeight: '18px',
    cursor: 'pointer',
    color: tokens.colorBrandForeground1,
  },
  body: { padding: '6px 0 4px' },
});

/** Details of one row, in the page's own element: nothing to learn for keys and screen readers. */
export function Disclosure({
  summary,
  children,
}: {
  readonly summary: string;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <details>
      <summary className={styles.summary}>{summary}</summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
