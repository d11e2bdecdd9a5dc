import { makeStyles, tokens } from '@fluentui/react-components';

const NARROW = '@media (max-width: 640px)';

export const useHistoryStyles = makeStyles({
  frame: {
    minWidth: 0,
    marginTop: '16px',
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 16px',
    padding: '12px 12px 8px 20px',
  },
  title: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: 600 },
  filter: { minWidth: '150px', marginInlineStart: 'auto' },
  count: { fontSize: '12px', color: tokens.colorNeutralForeground3 },
  scroll: { position: 'relative', overflowX: 'auto', outlineOffset: '-2px' },
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      boxSizing: 'border-box',
      padding: '8px 10px',
      textAlign: 'start',
      verticalAlign: 'top',
      fontWeight: 400,
    },
    '& thead th': {
      fontSize: '12px',
      color: tokens.colorNeutralForeground3,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      whiteSpace: 'nowrap',
    },
    '& th:first-child, & td:first-child': { paddingInlineStart: '12px' },
    '& th:last-child, & td:last-child': { paddingInlineEnd: '16px' },
    [NARROW]: { '& th, & td': { padding: '8px 6px' } },
  },
  row: { ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` } },
  group: {
    ':not(:first-of-type) tr:first-child': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  number: { textAlign: 'end !important' as 'end', whiteSpace: 'nowrap' },
  dueColumn: { width: '236px', [NARROW]: { width: '42%' } },
  startColumn: { width: '118px', [NARROW]: { width: '104px' } },
  rowsColumn: { width: '96px' },
  fileColumn: { width: '64px', [NARROW]: { width: '52px' } },
  wide: { '@media (max-width: 900px)': { display: 'none' } },
  middle: { whiteSpace: 'nowrap', [NARROW]: { display: 'none' } },
  due: { display: 'flex', alignItems: 'flex-start', gap: '4px' },
  opener: { minWidth: '28px', width: '28px', height: '28px', marginTop: '-4px', padding: 0 },
  turned: { transform: 'rotate(90deg)' },
  below: {
    display: 'block',
    marginTop: '2px',
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
  },
  reason: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
  },
  selected: { backgroundColor: tokens.colorNeutralBackground2 },
  nothing: { margin: 0, padding: '12px 20px 20px', color: tokens.colorNeutralForeground2 },
});
