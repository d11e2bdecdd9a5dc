import { makeStyles } from '@fluentui/react-components';
import type { Me } from '@partner-insights/client/browser';
import { Card } from '../../components/card.tsx';
import { Sensitivity } from '../../components/sensitivity.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  lead: { margin: '0 0 8px' },
  list: { display: 'grid', gap: '10px', margin: 0, padding: 0, listStyleType: 'none' },
});

export function WithheldCard({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const { me: texts } = useTexts();
  const kinds: Readonly<Record<string, string>> = texts.kinds;
  const isFree = me.withheld.length === 0;
  return (
    <Card title={texts.withheld}>
      <p className={styles.lead}>{isFree ? texts.withheldNothing : texts.withheldLead}</p>
      <ul className={styles.list}>
        {me.withheld.map((kind) => (
          <li key={kind}>
            {kinds[kind]}
            <Sensitivity kind={kind} withheld={false} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
