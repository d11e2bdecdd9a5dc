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
} from '@fluentui/react-components';
import type { Query } from '@partner-insights/client/browser';
import { useDeleteQuery } from '../../../api/use-queries.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';

const useStyles = makeStyles({ actions: { '& > :first-child': { marginInlineEnd: 'auto' } } });

interface Props {
  readonly query: Query;
  close(): void;
  deleted(queryId: string): void;
}

export function DeleteDialog({ query: { queryId, name }, close, deleted }: Props) {
  const styles = useStyles();
  const { deleting } = useTexts().workbench;
  const remove = useDeleteQuery();
  const confirm = async () => {
    await remove.mutateAsync(queryId).then(
      () => {
        deleted(queryId);
        close();
      },
      () => undefined,
    );
  };
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{deleting.title(name)}</DialogTitle>
          <DialogContent>
            {deleting.lead}
            {remove.error && (
              <MessageBar intent="error" layout="multiline" role="alert">
                <MessageBarBody lang="en">{remove.error.message}</MessageBarBody>
              </MessageBar>
            )}
          </DialogContent>
          <DialogActions fluid className={styles.actions}>
            <ShowAsCode method="deleteQuery" args={[queryId]} />
            <Button onClick={close}>{deleting.cancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={remove.isPending}
              onClick={() => void confirm()}
            >
              {deleting.delete}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
