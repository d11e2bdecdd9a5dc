import { makeStyles, tokens } from '@fluentui/react-components';

/** A table of which all but the name moves below it where there is no room beside it. */
export const useTableStyles = makeStyles({
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    '& th, & td': {
      padding: '9px 16px',
      textAlign: 'start',
      verticalAlign: 'top',
      fontWeight: 400,
    },
    '& thead th, & thead td': {
      position: 'sticky',
      top: 'var(--stuck, 0px)',
      zIndex: 1,
      padding: '6px 16px',
      verticalAlign: 'middle',
      fontSize: '12px',
      color: tokens.colorNeutralForeground3,
      backgroundColor: tokens.colorNeutralBackground1,
      // A border of the cell would stay behind as it sticks.
      boxShadow: `inset 0 -1px 0 ${tokens.colorNeutralStroke2}`,
    },
    '& tbody tr:not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
    '@media (max-width: 640px)': {
      '& th, & td': { padding: '9px 12px' },
      '& thead th, & thead td': { padding: '6px 12px' },
    },
  },
  box: { width: '14px', '@media (max-width: 640px)': { width: '22px' } },
  chosen: { backgroundColor: tokens.colorBrandBackground2 },
  name: { width: '25%', '@media (max-width: 640px)': { width: 'auto' } },
  type: { width: '12%' },
  formula: { width: '30%' },
  beside: { '@media (max-width: 640px)': { display: 'none' } },
  below: {
    display: 'block',
    marginTop: '2px',
    color: tokens.colorNeutralForeground3,
    '@media (min-width: 641px)': { display: 'none' },
  },
  note: {
    display: 'block',
    marginTop: '2px',
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
  },
});
