import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n-context.tsx';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly confirm: string;
  readonly isBusy?: boolean;
  /** It cannot be undone, and is no form to fill in: who presses Escape or outside has not agreed. */
  readonly isAlert?: boolean;
  readonly children: ReactNode;
  close(): void;
  agree(): void;
}

export function ConfirmDialog(props: Props) {
  const { reports: texts } = useTexts();
  const { open, title, confirm, isBusy = false, isAlert = false, children, close, agree } = props;
  return (
    <Dialog
      open={open}
      modalType={isAlert ? 'alert' : 'modal'}
      onOpenChange={(_, data) => !data.open && close()}
    >
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) agree();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>{children}</DialogContent>
            <DialogActions>
              <Button onClick={close}>{texts.cancel}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
                {confirm}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
