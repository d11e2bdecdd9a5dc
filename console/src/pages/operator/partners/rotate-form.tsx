import { Field, makeStyles, Select } from '@fluentui/react-components';
import type { Application } from '@partner-insights/client/browser';
import { useState } from 'react';
import { useRotateSecret } from '../../../api/use-directory.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { FormDialog } from '../../../components/form-dialog.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import type { Shown } from './secret-once.tsx';

const useStyles = makeStyles({ lead: { margin: 0 } });

const overlaps = { now: 0, day: 24, days: 72, week: 168 } as const;
type Overlap = keyof typeof overlaps;

interface Props {
  readonly application: Application;
  show(shown: Shown): void;
  close(): void;
}

export function RotateForm({ application: { clientId, name }, show, close }: Props) {
  const styles = useStyles();
  const { forms } = useTexts().operator;
  const rotate = useRotateSecret();
  const [rotationId] = useState(() => crypto.randomUUID());
  const [overlap, setOverlap] = useState<Overlap>('day');
  const wish = { rotationId, overlapHours: overlaps[overlap] };
  const submit = () =>
    rotate.mutate(
      { id: clientId, wish },
      {
        onSuccess: ({ secret }) => {
          close();
          if (secret !== null) show({ secret, kind: 'secret', name: clientId });
        },
      },
    );
  return (
    <FormDialog
      title={forms.rotateTitle(name)}
      action={forms.rotate}
      isBusy={rotate.isPending}
      error={rotate.error}
      code={<ShowAsCode method="adminRotateSecret" args={[clientId, wish]} compact />}
      submit={submit}
      close={close}
    >
      <p className={styles.lead}>{forms.rotateLead}</p>
      <Field label={forms.overlap}>
        <Select value={overlap} onChange={(_, { value }) => setOverlap(value as Overlap)}>
          {Object.entries(forms.overlaps).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
