import { Badge, Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import type { Query } from '@partner-insights/client/browser';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import type { GalleryQuery } from './gallery-entries.ts';

const useStyles = makeStyles({
  item: {
    position: 'relative',
    marginBottom: '8px',
    borderRadius: '8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  open: {
    display: 'block',
    width: '100%',
    padding: '10px 14px',
    border: 'none',
    borderRadius: '8px',
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
  },
  hasDelete: { paddingInlineEnd: '52px' },
  name: { display: 'block', fontWeight: 600, overflowWrap: 'anywhere' },
  text: {
    display: 'block',
    marginTop: '2px',
    fontSize: '13px',
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '12px' },
  facts: { display: 'flex', flexWrap: 'wrap', gap: '4px 8px', marginTop: '6px', fontSize: '12px' },
  time: { color: tokens.colorNeutralForeground3 },
  delete: { position: 'absolute', top: '8px', insetInlineEnd: '8px' },
});

interface Props {
  readonly query: GalleryQuery;
  open(query: GalleryQuery): void;
  remove(query: Query): void;
}

export function GalleryItem({ query, open, remove }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { deleting } = texts.workbench;
  const { name, description, dataset, text, stored, section } = query;
  const isOwn = section === 'own' && stored !== null;
  const lang = isOwn ? undefined : 'en';
  return (
    <div className={styles.item}>
      <button
        type="button"
        className={isOwn ? `${styles.open} ${styles.hasDelete}` : styles.open}
        onClick={() => open(query)}
      >
        <span className={styles.name} lang={lang}>
          {name}
        </span>
        {description ? (
          <span className={styles.text} lang={lang}>
            {description}
          </span>
        ) : (
          <code className={`${styles.text} ${styles.code}`} translate="no">
            {text}
          </code>
        )}
        <span className={styles.facts}>
          {dataset && (
            <Badge appearance="tint" color="informative">
              <span translate="no">{dataset}</span>
            </Badge>
          )}
          {stored?.createdTime && (
            <span className={styles.time}>{formats.time(stored.createdTime)}</span>
          )}
        </span>
      </button>
      {isOwn && (
        <Tooltip content={deleting.deleteNamed(name)} relationship="label">
          <Button
            className={styles.delete}
            appearance="subtle"
            icon={<DeleteRegular />}
            onClick={() => remove(stored)}
          />
        </Tooltip>
      )}
    </div>
  );
}
