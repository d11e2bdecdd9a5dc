import { makeStyles } from '@fluentui/react-components';
import { useMe } from '../../api/use-me.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { WithAnswer } from '../../components/with-answer.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { IdentityCard } from './identity-card.tsx';
import { RightsCard } from './rights-card.tsx';
import { RowsCard } from './rows-card.tsx';
import { SessionCard } from './session-card.tsx';
import { WithheldCard } from './withheld-card.tsx';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 400px), 1fr))',
    gap: '16px',
  },
});

export function MePage() {
  const styles = useStyles();
  const { me: texts } = useTexts();
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <WithAnswer answer={useMe()}>
        {(me) => (
          <div className={styles.cards}>
            <IdentityCard me={me} />
            <RightsCard me={me} />
            <SessionCard />
            {me.accountId !== null && me.roles.length > 0 && (
              <>
                <RowsCard me={me} />
                <WithheldCard me={me} />
              </>
            )}
          </div>
        )}
      </WithAnswer>
    </>
  );
}
