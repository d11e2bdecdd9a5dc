import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../../../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: '520px', '@media (max-width: 480px)': { padding: '16px' } },
  fields: { display: 'grid', gap: '16px', paddingBottom: '4px' },
});

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says that does it. */
  readonly action: string;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly code?: ReactNode;
  submit(): void;
  close(): void;
}

/** Asks for what a change needs, and says in the service's words why it was refused. */
export function FormDialog(props: Props) {
  const { title, children, action, isBusy, error, code, submit, close } = props;
  const styles = useStyles();
  const { forms } = useTexts().operator;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) submit();
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => open || close()}>
      <DialogSurface className={styles.surface} aria-describedby={undefined}>
        <form onSubmit={send} noValidate autoComplete="off">
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.fields}>
              {children}
              {error && <Refusal error={error} />}
            </DialogContent>
            <DialogActions>
              {code}
              <DialogTrigger disableButtonEnhancement>
                <Button>{forms.cancel}</Button>
              </DialogTrigger>
              <Button
                type="submit"
                appearance="primary"
                icon={isBusy ? <Spinner size="tiny" /> : undefined}
                aria-disabled={isBusy}
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

function Refusal({ error }: { readonly error: Error }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => bar.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <MessageBar intent="error" ref={bar} role="alert">
      <MessageBarBody lang="en">{error.message}</MessageBarBody>
    </MessageBar>
  );
}
