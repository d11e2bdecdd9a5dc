import { makeStyles, tokens } from '@fluentui/react-components';
import { spoken } from '../../components/spoken.ts';

export const useFormStyles = makeStyles({
  back: { display: 'inline-flex', alignItems: 'center', gap: '6px', marginBottom: '10px' },
  fields: { display: 'grid', gap: '16px', margin: 0, padding: 0, border: 'none', minWidth: 0 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '12px 16px', alignItems: 'flex-start' },
  short: { flex: '0 1 160px', minWidth: '140px' },
  shorter: { flex: '0 1 140px', minWidth: '132px' },
  dateTime: { flex: '0 1 230px', minWidth: 0 },
  medium: { flex: '0 1 260px', maxWidth: '340px' },
  alone: { maxWidth: '180px' },
  wide: { flex: '1 1 260px', minWidth: 0 },
  note: { margin: 0, fontSize: '13px', lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  group: { display: 'grid', gap: '8px', margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0, fontWeight: 600 },
  spoken,
  choices: { display: 'flex', flexDirection: 'row', flexWrap: 'wrap', gap: '0 12px' },
  pairs: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
  },
  take: { marginTop: '6px' },
  fill: { width: '100%', minWidth: 0 },
  accordion: { marginInline: '-8px' },
  panel: { display: 'grid', gap: '16px', margin: '0 8px', paddingTop: '8px' },
});
