import { makeStyles, tokens } from '@fluentui/react-components';

const NARROW = '@media (max-width: 640px)';
const MEDIUM = '@media (max-width: 1180px)';

/** A table that gives up columns where there is no room; what they say moves below the name. */
export const useListStyles = makeStyles({
  frame: {
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'clip',
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      padding: '10px 12px',
      textAlign: 'start',
      verticalAlign: 'top',
      fontWeight: 400,
    },
    '& tbody tr:not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
    '& tbody tr:hover': { backgroundColor: tokens.colorNeutralBackground2 },
    '& th:first-child, & td:first-child': { paddingInlineStart: '16px' },
    '& th:last-child, & td:last-child': { paddingInlineEnd: '16px' },
    '& thead th': {
      padding: '0 4px',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      backgroundColor: tokens.colorNeutralBackground1,
      verticalAlign: 'middle',
    },
    '& thead th:first-child': { paddingInlineStart: '8px' },
  },
  heading: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '36px',
    padding: '0 8px',
    border: 'none',
    borderRadius: '4px',
    backgroundColor: 'transparent',
    font: 'inherit',
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
  },
  still: { cursor: 'default' },
  sorted: { color: tokens.colorNeutralForeground1, fontWeight: 600 },
  nameCell: { minWidth: 0 },
  status: { width: '1%', [NARROW]: { display: 'none' } },
  schedule: { width: '132px', [MEDIUM]: { display: 'none' } },
  last: { width: '178px', [NARROW]: { width: '42%' } },
  strip: { width: '204px', '@media (max-width: 860px)': { display: 'none' } },
  next: { width: '166px', [NARROW]: { display: 'none' } },
  name: { fontWeight: 600, overflowWrap: 'anywhere' },
  below: {
    display: 'block',
    marginTop: '2px',
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  onMedium: { display: 'none', [MEDIUM]: { display: 'block' } },
  onNarrow: { display: 'none', [NARROW]: { display: 'block' } },
  belowTablet: { display: 'none', '@media (max-width: 860px)': { display: 'block' } },
  badgeBelow: { marginTop: '6px' },
  notNarrow: { [NARROW]: { display: 'none !important' as 'none' } },
  reason: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
  },
  space: { '& td': { padding: '0 !important' } },
});
