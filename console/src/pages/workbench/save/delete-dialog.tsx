import type { Query } from '@partner-insights/client/browser';
import { useDeleteQuery } from '../../../api/use-queries.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { FormDialog } from '../../../components/form-dialog.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';

interface Props {
  readonly query: Query;
  close(): void;
  deleted(queryId: string): void;
}

export function DeleteDialog({ query: { queryId, name }, close, deleted }: Props) {
  const { deleting } = useTexts().workbench;
  const { mutate, isPending, error } = useDeleteQuery();
  const submit = () =>
    mutate(queryId, {
      onSuccess: () => {
        deleted(queryId);
        close();
      },
    });
  return (
    <FormDialog
      {...{ error, submit, close }}
      title={deleting.title(name)}
      action={deleting.delete}
      cancel={deleting.cancel}
      isBusy={isPending}
      isAlert
      code={<ShowAsCode method="deleteQuery" args={[queryId]} />}
    >
      {deleting.lead}
    </FormDialog>
  );
}
