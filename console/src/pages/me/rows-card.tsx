import { makeStyles, tokens } from '@fluentui/react-components';
import type { Me } from '@partner-insights/client/browser';
import { Card } from '../../components/card.tsx';
import { Mono } from '../../components/mono.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  lead: { margin: '0 0 10px' },
  list: { display: 'grid', gap: '2px', margin: 0, padding: 0, listStyleType: 'none' },
  location: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '7px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

export function RowsCard({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const { me: texts } = useTexts();
  return (
    <Card title={texts.rows}>
      <p className={styles.lead}>{me.wholeAccount ? texts.rowsAll : texts.rowsSome}</p>
      <ul className={styles.list}>
        {me.locations.map(({ id, name }) => (
          <li key={id} className={styles.location}>
            {name}
            <Mono>{id}</Mono>
          </li>
        ))}
      </ul>
    </Card>
  );
}
