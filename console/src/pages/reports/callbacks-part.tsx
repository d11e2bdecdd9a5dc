import { makeStyles } from '@fluentui/react-components';
import { PlugDisconnectedRegular } from '@fluentui/react-icons';
import type { Report } from '@partner-insights/client/browser';
import { useCallbacks } from '../../api/use-callbacks.ts';
import { useMe } from '../../api/use-me.ts';
import { ButtonLink } from '../../components/button-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { WithAnswer } from '../../components/with-answer.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { callbackDelay } from './callback-delay.ts';
import { CallbackLog } from './callback-log.tsx';
import { ReceiverBar } from './receiver-bar.tsx';
import { SecretCard } from './secret-card.tsx';

const useStyles = makeStyles({ root: { display: 'grid', gap: '16px' } });

interface Props {
  readonly report: Report;
  readonly now: Date;
}

export function CallbacksPart({ report, now }: Props) {
  const styles = useStyles();
  const { data: me } = useMe();
  const answer = useCallbacks(report.reportId, callbackDelay);
  const mayHoldSecret = me?.wholeAccount === true && me.withheld.length === 0;
  return (
    <WithAnswer answer={answer}>
      {(callbacks) =>
        report.callbackUrl === null && callbacks.length === 0 ? (
          <NoCallback report={report} />
        ) : (
          <div className={styles.root}>
            {report.callbackUrl !== null && <ReceiverBar report={report} />}
            <CallbackLog {...{ report, callbacks, now }} />
            {mayHoldSecret && <SecretCard />}
          </div>
        )
      }
    </WithAnswer>
  );
}

function NoCallback({ report: { reportId } }: Pick<Props, 'report'>) {
  const { reports } = useTexts();
  return (
    <EmptyState
      icon={<PlugDisconnectedRegular />}
      title={reports.callbacks.none}
      action={
        <ButtonLink to="/reports/$reportId/edit" params={{ reportId }}>
          {reports.actions.edit}
        </ButtonLink>
      }
    >
      {reports.callbacks.noneLead}
    </EmptyState>
  );
}
