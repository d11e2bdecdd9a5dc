import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import type { Partner, User, UserWish } from '@partner-insights/client/browser';
import { useState } from 'react';
import { usePutUser } from '../../../api/use-directory.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { FormDialog } from '../../../components/form-dialog.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { makePassword } from './make-password.ts';
import { RolesField } from './roles-field.tsx';
import { isComplete, rolesOf, scopesOf } from './roles-model.ts';
import type { Shown } from './secret-once.tsx';

interface Props {
  readonly partner: Partner;
  /** Absent: a new one. */
  readonly user?: User;
  show(shown: Shown): void;
  close(): void;
}

export function UserForm({ partner, user, show, close }: Props) {
  const { forms } = useTexts().operator;
  const put = usePutUser();
  const [id] = useState(() => user?.userId ?? crypto.randomUUID());
  const [userName, setUserName] = useState(user?.userName ?? '');
  const [displayName, setDisplayName] = useState(user?.displayName ?? '');
  const [scopes, setScopes] = useState(() => scopesOf(user?.roles ?? []));
  const [password, setPassword] = useState<string | null>(user ? null : makePassword);
  const [wasTried, setTried] = useState(false);
  const wish: UserWish = {
    tenantId: partner.tenantId,
    userName: userName.trim(),
    ...(displayName.trim() !== '' && { displayName: displayName.trim() }),
    roles: rolesOf(scopes),
  };
  const submit = () => {
    setTried(true);
    if (userName.trim() === '' || !isComplete(scopes)) return;
    const secret = password === null ? {} : { password };
    const onSuccess = () => {
      close();
      if (password !== null) show({ secret: password, kind: 'password', name: userName.trim() });
    };
    put.mutate({ id, wish: { ...wish, ...secret } }, { onSuccess });
  };
  const required = wasTried && userName.trim() === '' ? forms.required : undefined;
  return (
    <FormDialog
      title={user ? forms.changeUser : forms.newUser}
      action={forms.save}
      isBusy={put.isPending}
      error={put.error}
      code={<ShowAsCode method="adminPutUser" args={[id, wish]} compact />}
      submit={submit}
      close={close}
    >
      <Field label={forms.userName} required hint={forms.userNameHint} validationMessage={required}>
        <Input value={userName} onChange={(_, { value }) => setUserName(value)} />
      </Field>
      <Field label={forms.displayName}>
        <Input value={displayName} onChange={(_, { value }) => setDisplayName(value)} />
      </Field>
      <RolesField scopes={scopes} locations={partner.locations} change={setScopes} />
      {!user && (
        <Field label={forms.password}>
          <RadioGroup
            value={password === null ? 'none' : 'made'}
            onChange={(_, { value }) => setPassword(value === 'made' ? makePassword() : null)}
          >
            <Radio value="made" label={forms.passwordMade} />
            <Radio value="none" label={forms.passwordNone} />
          </RadioGroup>
        </Field>
      )}
    </FormDialog>
  );
}
