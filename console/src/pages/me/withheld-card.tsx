import { makeStyles, tokens } from '@fluentui/react-components';
import { EyeOffRegular } from '@fluentui/react-icons';
import type { Me } from '@partner-insights/client/browser';
import { Card } from '../../components/card.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  lead: { margin: '0 0 4px' },
  list: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  kind: {
    display: 'flex',
    gap: '12px',
    padding: '10px 0',
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  icon: { flexShrink: 0, fontSize: '20px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  name: { fontWeight: 600 },
  meaning: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export function WithheldCard({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const { me: texts, common } = useTexts();
  const kinds: Readonly<Record<string, string>> = texts.kinds;
  const names: Readonly<Record<string, string>> = common.sensitivity;
  const isFree = me.withheld.length === 0;
  return (
    <Card title={texts.withheld}>
      <p className={styles.lead}>{isFree ? texts.withheldNothing : texts.withheldLead}</p>
      <ul className={styles.list}>
        {me.withheld.map((kind) => (
          <li key={kind} className={styles.kind}>
            <span className={styles.icon} aria-hidden>
              <EyeOffRegular />
            </span>
            <div>
              <span className={styles.name}>{names[kind] ?? kind}</span>
              <p className={styles.meaning}>{kinds[kind]}</p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
