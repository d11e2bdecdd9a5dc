import { makeStyles, SkeletonItem, tokens } from '@fluentui/react-components';
import { useTexts } from '../../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  list: {
    marginTop: '36px',
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  item: {
    display: 'grid',
    gap: '8px',
    padding: '14px 16px',
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  name: { width: '220px', maxWidth: '60%' },
  words: { width: '440px', maxWidth: '90%' },
  title: { width: '340px', maxWidth: '80%', marginBottom: '16px' },
});

const rowsOf = (count: number): readonly number[] => [...Array(count).keys()];

/** As many empty rows as fill a window, for the eye; ears are told in a word. */
export function ListSkeleton({ rows = 8 }: { readonly rows?: number }) {
  const styles = useStyles();
  const { loading } = useTexts().common;
  return (
    <div role="status" aria-label={loading} className={styles.list}>
      {rowsOf(rows).map((row) => (
        <div key={row} className={styles.item} aria-hidden>
          <SkeletonItem className={styles.name} size={16} />
          <SkeletonItem className={styles.words} size={12} />
        </div>
      ))}
    </div>
  );
}

export function DatasetSkeleton() {
  const styles = useStyles();
  return (
    <>
      <SkeletonItem className={styles.title} size={36} aria-hidden />
      <SkeletonItem className={styles.words} size={16} aria-hidden />
      <ListSkeleton />
    </>
  );
}
