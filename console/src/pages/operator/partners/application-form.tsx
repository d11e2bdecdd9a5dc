import { Field, Input } from '@fluentui/react-components';
import type { Application, Partner } from '@partner-insights/client/browser';
import { useState } from 'react';
import { usePutApplication } from '../../../api/use-directory.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { FormDialog } from '../../../components/form-dialog.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { RolesField } from './roles-field.tsx';
import { isComplete, rolesOf, scopesOf } from './roles-model.ts';
import type { Shown } from './secret-once.tsx';

interface Props {
  readonly partner: Partner;
  /** Absent: a new one, whose secret is shown once. */
  readonly application?: Application;
  show(shown: Shown): void;
  close(): void;
}

export function ApplicationForm({ partner, application, show, close }: Props) {
  const { forms } = useTexts().operator;
  const put = usePutApplication();
  const [id] = useState(() => application?.clientId ?? crypto.randomUUID());
  const [name, setName] = useState(application?.name ?? '');
  const [scopes, setScopes] = useState(() => scopesOf(application?.roles ?? []));
  const [wasTried, setTried] = useState(false);
  const wish = { tenantId: partner.tenantId, name: name.trim(), roles: rolesOf(scopes) };
  const submit = () => {
    setTried(true);
    if (wish.name === '' || !isComplete(scopes)) return;
    put.mutate(
      { id, wish },
      {
        onSuccess: ({ secret }) => {
          close();
          if (secret !== null) show({ secret, kind: 'secret', name: id });
        },
      },
    );
  };
  const required = wasTried && wish.name === '' ? forms.required : undefined;
  return (
    <FormDialog
      title={application ? forms.changeApplication : forms.newApplication}
      action={forms.save}
      isBusy={put.isPending}
      error={put.error}
      code={<ShowAsCode method="adminPutApplication" args={[id, wish]} compact />}
      submit={submit}
      close={close}
    >
      <Field label={forms.name} required validationMessage={required}>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <RolesField scopes={scopes} locations={partner.locations} change={setScopes} />
    </FormDialog>
  );
}
