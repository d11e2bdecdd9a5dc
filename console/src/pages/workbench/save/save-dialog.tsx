import { Field, Input, makeStyles, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useCreateQuery } from '../../../api/use-queries.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { FormDialog } from '../../../components/form-dialog.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { type Draft, saved } from '../draft/draft.ts';
import { useSchedule } from './use-schedule.ts';

export type SaveFor = 'keeping' | 'scheduling';

const useStyles = makeStyles({
  note: { margin: 0 },
});

interface Props {
  readonly saveFor: SaveFor;
  readonly draft: Draft;
  change(by: (draft: Draft) => Draft): void;
  close(): void;
}

export function SaveDialog({ saveFor, draft, change, close }: Props) {
  const styles = useStyles();
  const { saving } = useTexts().workbench;
  const { origin, text } = draft;
  const [name, setName] = useState(origin ? saving.copyOf(origin.name) : '');
  const [description, setDescription] = useState(origin?.description ?? '');
  const [isTried, setTried] = useState(false);
  const create = useCreateQuery();
  const schedule = useSchedule();
  const isNameless = name.trim() === '';
  const query = { name: name.trim(), ...(description.trim() && { description }), query: text };

  const save = async () => {
    setTried(true);
    if (isNameless) return;
    const made = await create.mutateAsync(query).catch(() => undefined);
    if (!made) return;
    change((current) => saved(current, made));
    close();
    if (saveFor === 'scheduling') schedule(made.queryId);
  };

  return (
    <FormDialog
      title={saveFor === 'keeping' ? saving.title : saving.scheduleTitle}
      action={saveFor === 'keeping' ? saving.save : saving.saveAndSchedule}
      isBusy={create.isPending}
      error={create.error}
      code={<ShowAsCode method="createQuery" args={[query]} />}
      submit={() => void save()}
      close={close}
    >
      {origin && <p className={styles.note}>{saving.copyNote}</p>}
      <Field
        label={saving.name}
        required
        validationMessage={isTried && isNameless ? saving.required : undefined}
      >
        <Input value={name} maxLength={256} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label={saving.description}>
        <Textarea
          value={description}
          maxLength={4096}
          onChange={(_, { value }) => setDescription(value)}
        />
      </Field>
    </FormDialog>
  );
}
