import { makeStyles, tokens } from '@fluentui/react-components';

/** Rows of a long list, each by itself on the ground of the page's card. */
export const useRowStyles = makeStyles({
  card: {
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
  row: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  count: { margin: '0 0 8px', fontSize: '13px', color: tokens.colorNeutralForeground2 },
  small: { fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  strong: { fontWeight: 600, overflowWrap: 'anywhere' },
  /** As high as a finger needs, also where its words are small. */
  link: { display: 'inline-flex', alignItems: 'center', minHeight: '24px' },
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
    alignItems: 'end',
    gap: '12px',
    marginBottom: '16px',
    '@media (max-width: 560px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    // Fluent's own inputs are wider than half a phone.
    '& input, & select': { minWidth: 0, width: '100%' },
  },
});
