import { makeStyles } from '@fluentui/react-components';
import type { Me } from '@partner-insights/client/browser';
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
  page: { display: 'grid', gap: '16px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
    alignItems: 'start',
    gap: '16px',
  },
  column: { display: 'grid', gap: '16px', minWidth: 0 },
});

export function MePage() {
  const styles = useStyles();
  const { me: texts } = useTexts();
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <WithAnswer answer={useMe()}>
        {(me) => (
          <div className={styles.page}>
            <IdentityCard me={me} />
            <div className={styles.columns}>
              <div className={styles.column}>
                <RightsCard me={me} />
                {seesData(me) && <RowsCard me={me} />}
              </div>
              <div className={styles.column}>
                {seesData(me) && <WithheldCard me={me} />}
                <SessionCard />
              </div>
            </div>
          </div>
        )}
      </WithAnswer>
    </>
  );
}

const seesData = (me: Me): boolean => me.accountId !== null && me.roles.length > 0;
