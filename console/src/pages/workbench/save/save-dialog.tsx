import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Textarea,
} from '@fluentui/react-components';
import { InsightsError } from '@partner-insights/client/browser';
import { type FormEvent, useState } from 'react';
import { useCreateQuery } from '../../../api/use-queries.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { type Draft, saved } from '../draft/draft.ts';
import { useSchedule } from './use-schedule.ts';

export type SaveFor = 'keeping' | 'scheduling';

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '14px', paddingBottom: '12px' },
  note: { margin: 0 },
  actions: { '& > :first-child': { marginInlineEnd: 'auto' } },
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

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isNameless || create.isPending) return;
    const made = await create.mutateAsync(query).catch(() => undefined);
    if (!made) return;
    change((current) => saved(current, made));
    close();
    if (saveFor === 'scheduling') schedule(made.queryId);
  };

  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <form onSubmit={(event) => void save(event)} noValidate>
          <DialogBody>
            <DialogTitle>{saveFor === 'keeping' ? saving.title : saving.scheduleTitle}</DialogTitle>
            <DialogContent className={styles.fields}>
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
              {create.error && <Refusal error={create.error} />}
            </DialogContent>
            <DialogActions fluid className={styles.actions}>
              <ShowAsCode method="createQuery" args={[query]} />
              <Button onClick={close}>{saving.cancel}</Button>
              <Button appearance="primary" type="submit" disabledFocusable={create.isPending}>
                {saveFor === 'keeping' ? saving.save : saving.saveAndSchedule}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

/** In the server's words: it says which rule the name or the text breaks. */
function Refusal({ error }: { readonly error: Error }) {
  const { errors } = useTexts().common;
  const isSilent = error instanceof InsightsError && error.status === 0;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody lang={isSilent ? undefined : 'en'}>
        {isSilent ? errors.offline : error.message}
      </MessageBarBody>
    </MessageBar>
  );
}
