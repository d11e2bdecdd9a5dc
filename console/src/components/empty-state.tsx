import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { PageHeading } from './page-heading.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    justifyItems: 'center',
    gap: '6px',
    padding: '56px 24px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
  icon: { fontSize: '36px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  title: {
    margin: '6px 0 0',
    fontSize: '16px',
    fontWeight: 600,
    color: tokens.colorNeutralForeground1,
  },
  body: { margin: 0, maxWidth: '52ch' },
  action: { marginTop: '10px' },
});

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  /** Where it is all that the page has, its title is that of the page. */
  readonly isPage?: boolean;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What stands where there is nothing, and what to do about it. */
export function EmptyState({ icon, title, isPage = false, children, action }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      {isPage ? (
        <PageHeading className={styles.title} title={title} />
      ) : (
        <h2 className={styles.title}>{title}</h2>
      )}
      {children && <p className={styles.body}>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
