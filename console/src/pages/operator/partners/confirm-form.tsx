import { makeStyles } from '@fluentui/react-components';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormDialog } from '../../../components/form-dialog.tsx';

const useStyles = makeStyles({ lead: { margin: 0 } });

interface Props<Wish> {
  readonly title: string;
  /** What becomes of it. */
  readonly lead: string;
  readonly action: string;
  readonly put: Pick<UseMutationResult<unknown, Error, Wish>, 'mutate' | 'isPending' | 'error'>;
  readonly wish: Wish;
  readonly code?: ReactNode;
  onDone?(): void;
  close(): void;
}

/** Asks once more before something that is felt at once. */
export function ConfirmForm<Wish>(props: Props<Wish>) {
  const { title, lead, action, put, wish, code, onDone, close } = props;
  const styles = useStyles();
  const submit = () =>
    put.mutate(wish, {
      onSuccess: () => {
        close();
        onDone?.();
      },
    });
  return (
    <FormDialog
      title={title}
      action={action}
      isBusy={put.isPending}
      error={put.error}
      code={code}
      submit={submit}
      close={close}
    >
      <p className={styles.lead}>{lead}</p>
    </FormDialog>
  );
}
