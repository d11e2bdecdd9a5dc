import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { PageHeading } from './page-heading.tsx';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: '12px 24px',
    marginBottom: '20px',
  },
  words: { flex: '1 1 280px', minWidth: 0 },
  title: {
    margin: 0,
    fontSize: '26px',
    lineHeight: '34px',
    fontWeight: 600,
    letterSpacing: '-0.01em',
    overflowWrap: 'anywhere',
    outlineOffset: '4px',
  },
  lead: { margin: '4px 0 0', maxWidth: '68ch', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Of the content, where it is not the console's. */
  readonly lang?: string;
  readonly children?: ReactNode;
}

export function PageHeader({ title, lead, lang, children }: Props) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <PageHeading className={styles.title} title={title} />
        {lead && (
          <div className={styles.lead} lang={lang}>
            {lead}
          </div>
        )}
      </div>
      {children}
    </header>
  );
}
