import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useTexts } from '../i18n/i18n-context.tsx';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What has just been done, told on the page that it led to. */
    notice?: string;
  }
}

const useStyles = makeStyles({ bar: { marginBottom: '16px' } });

/** Stays until it is closed or another page is gone to. */
export function Notice() {
  const styles = useStyles();
  const { shell } = useTexts();
  const { notice } = useLocation({ select: ({ state }) => state });
  const navigate = useNavigate();
  const close = () => void navigate({ to: '.', search: true, state: {}, replace: true });
  return (
    <div role="status">
      {notice && (
        <MessageBar intent="success" layout="multiline" className={styles.bar}>
          <MessageBarBody>{notice}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={shell.closeNotice}
                onClick={close}
              />
            }
          />
        </MessageBar>
      )}
    </div>
  );
}
