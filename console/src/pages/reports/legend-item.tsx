import { makeStyles } from '@fluentui/react-components';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { OutcomeMark } from './outcome-mark.tsx';
import { useOutcomeStyles } from './outcome-styles.ts';
import type { Outcome } from './run-outcome.ts';

const SIZE = 14;

const useStyles = makeStyles({
  item: { display: 'inline-flex', alignItems: 'center', gap: '5px', whiteSpace: 'nowrap' },
});

/** The mark that stands on the axis, and what it means. */
export function LegendItem({ outcome }: { readonly outcome: Outcome }) {
  const styles = useStyles();
  const colours = useOutcomeStyles();
  const { reports: texts } = useTexts();
  return (
    <span className={styles.item}>
      <svg width={SIZE} height={SIZE} className={colours[outcome]} aria-hidden>
        <OutcomeMark outcome={outcome} x={SIZE / 2} y={SIZE / 2} size={9} />
      </svg>
      {texts.outcome[outcome]}
    </span>
  );
}
