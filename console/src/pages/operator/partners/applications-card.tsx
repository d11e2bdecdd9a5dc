import type { Application, Partner } from '@partner-insights/client/browser';
import { useState } from 'react';
import { useApplications, usePutApplication } from '../../../api/use-directory.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { Mono } from '../../../components/mono.tsx';
import { useI18n, useTexts } from '../../../i18n/i18n-context.tsx';
import { ApplicationForm } from './application-form.tsx';
import { ConfirmForm } from './confirm-form.tsx';
import { MemberRow } from './member-row.tsx';
import { MembersCard } from './members-card.tsx';
import { RotateForm } from './rotate-form.tsx';
import { SecretOnce, type Shown } from './secret-once.tsx';

interface Asked {
  readonly what: 'change' | 'toggle' | 'rotate';
  readonly application: Application;
}

export function ApplicationsCard({ partner }: { readonly partner: Partner }) {
  const { partner: texts } = useTexts().operator;
  const { tenantId } = partner;
  const answer = useApplications(tenantId);
  const [asked, setAsked] = useState<Asked | 'new'>();
  const [shown, setShown] = useState<Shown>();
  const close = () => setAsked(undefined);
  const form = { partner, show: setShown, close };
  return (
    <>
      <MembersCard
        title={texts.applications}
        add={texts.addApplication}
        none={texts.noApplications}
        answer={answer}
        keyOf={({ clientId }) => clientId}
        code={<ShowAsCode method="adminApplications" args={[{ tenantId }]} compact />}
        onAdd={() => setAsked('new')}
      >
        {(application) => (
          <ApplicationRow partner={partner} application={application} ask={setAsked} />
        )}
      </MembersCard>
      {asked === 'new' && <ApplicationForm {...form} />}
      {typeof asked === 'object' && <Asking {...form} {...asked} />}
      {shown && <SecretOnce shown={shown} close={() => setShown(undefined)} />}
    </>
  );
}

function ApplicationRow(props: {
  readonly partner: Partner;
  readonly application: Application;
  ask(asked: Asked): void;
}) {
  const { texts, formats } = useI18n();
  const { partner: words } = texts.operator;
  const { partner, application, ask } = props;
  const { secrets, disabled } = application;
  const until = secrets.map(({ expiresTime }) => expiresTime).find((time) => time !== null);
  return (
    <MemberRow
      name={application.name}
      disabled={disabled}
      roles={application.roles}
      locations={partner.locations}
      actions={[
        { name: words.change, act: () => ask({ what: 'change', application }) },
        { name: words.rotate, act: () => ask({ what: 'rotate', application }) },
        {
          name: disabled ? words.enable : words.disable,
          act: () => ask({ what: 'toggle', application }),
        },
      ]}
    >
      <Mono>{application.clientId}</Mono>
      <span>{words.secrets(secrets.length, formats.number(secrets.length))}</span>
      {until && <span>{words.secretUntil(formats.time(until))}</span>}
    </MemberRow>
  );
}

interface AskingProps extends Asked {
  readonly partner: Partner;
  show(shown: Shown): void;
  close(): void;
}

function Asking({ what, application, ...form }: AskingProps) {
  if (what === 'change') return <ApplicationForm {...form} application={application} />;
  if (what === 'rotate')
    return <RotateForm application={application} show={form.show} close={form.close} />;
  return <Toggle application={application} close={form.close} />;
}

function Toggle({ application, close }: { readonly application: Application; close(): void }) {
  const { forms, partner } = useTexts().operator;
  const { name, disabled, clientId } = application;
  const wish = { disabled: !disabled };
  return (
    <ConfirmForm
      title={disabled ? forms.enableTitle(name) : forms.disableTitle(name)}
      lead={disabled ? forms.enableLead : forms.disableApplication}
      action={disabled ? partner.enable : partner.disable}
      put={usePutApplication()}
      wish={{ id: clientId, wish }}
      code={<ShowAsCode method="adminPutApplication" args={[clientId, wish]} compact />}
      close={close}
    />
  );
}
