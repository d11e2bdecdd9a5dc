import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
} from '@fluentui/react-components';
import { InsightsError } from '@partner-insights/client/browser';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: '520px', '@media (max-width: 480px)': { padding: '16px' } },
  fields: { display: 'grid', gap: '16px', paddingBottom: '4px' },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'end' },
  code: { marginInlineEnd: 'auto', whiteSpace: 'nowrap' },
});

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says that does it. */
  readonly action: string;
  /** What the other one says, where "Cancel" could be misread. */
  readonly cancel?: string;
  readonly isBusy: boolean;
  readonly error?: Error | null;
  /** It cannot be undone: a click beside the dialog closes nothing. */
  readonly isAlert?: boolean;
  readonly code?: ReactNode;
  submit(): void;
  close(): void;
}

/** Asks for what a change needs, or whether it is meant, and says in the service's words why it was refused. */
export function FormDialog(props: Props) {
  const { title, children, action, isBusy, error, isAlert = false, code, submit, close } = props;
  const styles = useStyles();
  const { cancel } = useTexts().common;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) submit();
  };
  return (
    <Dialog
      open
      modalType={isAlert ? 'alert' : 'modal'}
      onOpenChange={(_, { open }) => open || close()}
    >
      <DialogSurface className={styles.surface}>
        <form onSubmit={send} noValidate autoComplete="off">
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.fields}>
              {children}
              {error && <Refusal error={error} />}
            </DialogContent>
            <DialogActions fluid className={styles.actions}>
              {code && <span className={styles.code}>{code}</span>}
              <Button onClick={close}>{props.cancel ?? cancel}</Button>
              <Button
                type="submit"
                appearance="primary"
                icon={isBusy ? <Spinner size="tiny" /> : undefined}
                disabledFocusable={isBusy}
              >
                {action}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

/** In the service's words, which say what rule is broken. */
function Refusal({ error }: { readonly error: Error }) {
  const { errors } = useTexts().common;
  const isSilent = error instanceof InsightsError && error.status === 0;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <MessageBar intent="error" layout="multiline" ref={bar} role="alert">
      <MessageBarBody lang={isSilent ? undefined : 'en'}>
        {isSilent ? errors.offline : error.message}
      </MessageBarBody>
    </MessageBar>
  );
}
