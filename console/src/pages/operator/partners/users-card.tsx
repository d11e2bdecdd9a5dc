import type { Partner, User } from '@partner-insights/client/browser';
import { useState } from 'react';
import { usePutUser, useUsers } from '../../../api/use-directory.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { ConfirmForm } from './confirm-form.tsx';
import { makePassword } from './make-password.ts';
import { MemberRow } from './member-row.tsx';
import { MembersCard } from './members-card.tsx';
import { SecretOnce, type Shown } from './secret-once.tsx';
import { UserForm } from './user-form.tsx';

interface Asked {
  readonly what: 'change' | 'toggle' | 'password';
  readonly user: User;
}

export function UsersCard({ partner }: { readonly partner: Partner }) {
  const { partner: texts } = useTexts().operator;
  const { tenantId } = partner;
  const answer = useUsers(tenantId);
  const [asked, setAsked] = useState<Asked | 'new'>();
  const [shown, setShown] = useState<Shown>();
  const close = () => setAsked(undefined);
  const form = { partner, show: setShown, close };
  return (
    <>
      <MembersCard
        title={texts.users}
        add={texts.addUser}
        none={texts.noUsers}
        answer={answer}
        keyOf={({ userId }) => userId}
        code={<ShowAsCode method="adminUsers" args={[{ tenantId }]} compact />}
        onAdd={() => setAsked('new')}
      >
        {(user) => <UserRow partner={partner} user={user} ask={setAsked} />}
      </MembersCard>
      {asked === 'new' && <UserForm {...form} />}
      {typeof asked === 'object' && <Asking {...form} {...asked} />}
      {shown && <SecretOnce shown={shown} close={() => setShown(undefined)} />}
    </>
  );
}

function UserRow(props: {
  readonly partner: Partner;
  readonly user: User;
  ask(asked: Asked): void;
}) {
  const { partner: texts } = useTexts().operator;
  const { partner, user, ask } = props;
  const isOurs = user.signIn === 'password' || user.signIn === 'none';
  return (
    <MemberRow
      name={user.displayName}
      disabled={user.disabled}
      roles={user.roles}
      locations={partner.locations}
      actions={[
        { name: texts.change, act: () => ask({ what: 'change', user }) },
        ...(isOurs
          ? [{ name: texts.newPassword, act: () => ask({ what: 'password', user }) }]
          : []),
        {
          name: user.disabled ? texts.enable : texts.disable,
          act: () => ask({ what: 'toggle', user }),
        },
      ]}
    >
      <span>{user.userName}</span>
      <span>
        {user.signIn === 'password' || user.signIn === 'none'
          ? texts.signIn[user.signIn]
          : texts.signIn.issuer(user.signIn)}
      </span>
    </MemberRow>
  );
}

interface AskingProps extends Asked {
  readonly partner: Partner;
  show(shown: Shown): void;
  close(): void;
}

function Asking({ what, user, ...form }: AskingProps) {
  if (what === 'change') return <UserForm {...form} user={user} />;
  if (what === 'password') return <NewPassword user={user} {...form} />;
  return <Toggle user={user} close={form.close} />;
}

function NewPassword(props: { readonly user: User; show(shown: Shown): void; close(): void }) {
  const { forms } = useTexts().operator;
  const { user, show, close } = props;
  const [password] = useState(makePassword);
  return (
    <ConfirmForm
      title={forms.passwordTitle(user.displayName)}
      lead={forms.passwordLead}
      action={forms.passwordMake}
      put={usePutUser()}
      wish={{ id: user.userId, wish: { password } }}
      onDone={() => show({ secret: password, kind: 'password', name: user.userName })}
      close={close}
    />
  );
}

function Toggle({ user, close }: { readonly user: User; close(): void }) {
  const { forms, partner } = useTexts().operator;
  const { displayName, disabled, userId } = user;
  const wish = { disabled: !disabled };
  return (
    <ConfirmForm
      title={disabled ? forms.enableTitle(displayName) : forms.disableTitle(displayName)}
      lead={disabled ? forms.enableLead : forms.disableUser}
      action={disabled ? partner.enable : partner.disable}
      put={usePutUser()}
      wish={{ id: userId, wish }}
      code={<ShowAsCode method="adminPutUser" args={[userId, wish]} compact />}
      close={close}
    />
  );
}
