import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { untilToldMs } from '../auth/ends-soon.ts';
import { useSessionState } from '../auth/session-context.tsx';
import { useI18n } from '../i18n/i18n-context.tsx';

const useStyles = makeStyles({ bar: { marginBottom: '16px' } });

/** Says that the session is about to end, where nothing can renew it. */
export function SessionNotice() {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const state = useSessionState();
  const [isTold, setTold] = useState(false);
  useEffect(() => {
    setTold(false);
    const wait = untilToldMs(state, Date.now());
    if (wait === null) return;
    const timer = setTimeout(() => setTold(true), wait);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="status">
      {isTold && state.kind === 'in' && (
        <MessageBar intent="warning" layout="multiline" className={styles.bar}>
          <MessageBarBody>{texts.shell.endsSoon(formats.time(state.nextTime))}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
