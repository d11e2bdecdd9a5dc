import { makeStyles } from '@fluentui/react-components';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { OutcomeIcon } from './outcome-icon.tsx';
import type { Outcome } from './run-outcome.ts';

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', gap: '6px', whiteSpace: 'nowrap' },
  icon: { display: 'inline-flex', fontSize: '16px' },
});

export function OutcomeLabel({ outcome }: { readonly outcome: Outcome }) {
  const styles = useStyles();
  const { reports: texts } = useTexts();
  return (
    <span className={styles.root}>
      <OutcomeIcon outcome={outcome} className={styles.icon} />
      {texts.outcome[outcome]}
    </span>
  );
}
