import { makeStyles, tokens } from '@fluentui/react-components';
import { NumberSymbolSquareRegular } from '@fluentui/react-icons';
import { Breakable } from '../components/breakable.tsx';
import { Sensitivity } from '../components/sensitivity.tsx';
import { useTexts } from '../i18n/i18n-context.tsx';
import type { Field } from './fields.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '1px', minWidth: 0, padding: '2px 0' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 8px' },
  name: { fontFamily: tokens.fontFamilyMonospace, fontSize: '13px', overflowWrap: 'anywhere' },
  type: { fontSize: '12px', color: tokens.colorNeutralForeground3 },
  description: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
});

/** A column or metric in a list to choose from. */
export function FieldOption({ field }: { readonly field: Field }) {
  const styles = useStyles();
  const { kinds } = useTexts().queryForm;
  const { name, kind, values, unit, formula, description, sensitivity, withheld } = field;
  return (
    <div className={styles.root}>
      <span className={styles.head}>
        <span className={styles.name} translate="no">
          <Breakable name={name} />
        </span>
        <span className={styles.type}>
          {kind === 'metric' ? (formula ?? kinds.metric) : (unit ?? kinds[values])}
        </span>
      </span>
      <span className={styles.description} lang="en">
        {description}
      </span>
      <Sensitivity kind={sensitivity} withheld={withheld} />
    </div>
  );
}

export const MetricMark = () => {
  const { kinds } = useTexts().queryForm;
  return <NumberSymbolSquareRegular role="img" aria-label={kinds.metric} />;
};
