import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { CopyButton } from '../components/copy-button.tsx';

const useStyles = makeStyles({
  root: { marginTop: '16px' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'end',
    gap: '4px 16px',
    marginBottom: '6px',
  },
  words: { flex: '1 1 260px', minWidth: 0 },
  title: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: 600 },
  note: { margin: 0, fontSize: '12px', lineHeight: '17px', color: tokens.colorNeutralForeground2 },
  scroll: {
    maxHeight: '340px',
    overflow: 'auto',
    padding: '12px 14px',
    borderRadius: '6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  code: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12.5px',
    lineHeight: '19px',
    tabSize: 2,
  },
});

interface Props {
  readonly title: string;
  readonly note?: string;
  readonly text: string;
  readonly copyLabel: string;
}

export function CodeBlock({ title, note, text, copyLabel }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h3 id={id} className={styles.title}>
            {title}
          </h3>
          {note && <p className={styles.note}>{note}</p>}
        </div>
        <CopyButton text={text} label={copyLabel} size="small" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className={styles.scroll} tabIndex={0} aria-labelledby={id}>
        <pre className={styles.code} lang="en" translate="no">
          <code>{text}</code>
        </pre>
      </section>
    </div>
  );
}
