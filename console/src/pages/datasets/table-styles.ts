import { makeStyles, tokens } from '@fluentui/react-components';

/** A table whose second column moves below the name where there is no room beside it. */
export const useTableStyles = makeStyles({
  table: {
    width: '100%',
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
    '@media (max-width: 640px)': { '& th, & td': { padding: '9px 12px' } },
  },
  box: {
    width: '44px',
    '&&': { padding: '3px 0 3px 8px' },
  },
  chosen: { backgroundColor: tokens.colorBrandBackground2 },
  name: { width: '32%', '@media (max-width: 640px)': { width: '42%' } },
  type: { width: '22%' },
  formula: { width: '34%' },
  second: { '@media (max-width: 640px)': { display: 'none' } },
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
