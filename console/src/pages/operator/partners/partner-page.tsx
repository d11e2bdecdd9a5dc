import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowLeftRegular, EditRegular } from '@fluentui/react-icons';
import type { Partner } from '@partner-insights/client/browser';
import { useState } from 'react';
import { usePartner, usePutPartner } from '../../../api/use-directory.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { PageLink } from '../../../components/page-link.tsx';
import { WithAnswer } from '../../../components/with-answer.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { DisabledBadge } from '../disabled-badge.tsx';
import { partnerRoute } from '../routes.ts';
import { ApplicationsCard } from './applications-card.tsx';
import { ConfirmForm } from './confirm-form.tsx';
import { PartnerFacts } from './partner-facts.tsx';
import { PartnerForm } from './partner-form.tsx';
import { UsersCard } from './users-card.tsx';

const useStyles = makeStyles({
  back: { display: 'inline-flex', alignItems: 'center', gap: '6px', marginBottom: '10px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 280px',
    alignItems: 'start',
    gap: '16px',
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  main: { display: 'grid', gap: '16px', minWidth: 0 },
});

export function PartnerPage() {
  const { tenantId } = partnerRoute.useParams();
  return (
    <WithAnswer answer={usePartner(tenantId)}>
      {(partner) => <Described partner={partner} />}
    </WithAnswer>
  );
}

function Described({ partner }: { readonly partner: Partner }) {
  const styles = useStyles();
  const { partner: texts } = useTexts().operator;
  const [asked, setAsked] = useState<'change' | 'disable'>();
  const close = () => setAsked(undefined);
  return (
    <>
      <PageLink to="/operator/partners" className={styles.back}>
        <ArrowLeftRegular aria-hidden />
        {texts.back}
      </PageLink>
      <PageHeader title={partner.name} lead={partner.disabled && <DisabledBadge disabled />}>
        <div className={styles.actions}>
          <ShowAsCode method="adminPartner" args={[partner.tenantId]} compact />
          <Button onClick={() => setAsked('disable')}>
            {partner.disabled ? texts.enable : texts.disable}
          </Button>
          <Button icon={<EditRegular />} onClick={() => setAsked('change')}>
            {texts.change}
          </Button>
        </div>
      </PageHeader>
      <div className={styles.body}>
        <div className={styles.main}>
          <UsersCard partner={partner} />
          <ApplicationsCard partner={partner} />
        </div>
        <PartnerFacts partner={partner} />
      </div>
      {asked === 'change' && <PartnerForm partner={partner} close={close} />}
      {asked === 'disable' && <Toggle partner={partner} close={close} />}
    </>
  );
}

function Toggle({ partner, close }: { readonly partner: Partner; close(): void }) {
  const { forms, partner: texts } = useTexts().operator;
  const { name, disabled, tenantId } = partner;
  const wish = { disabled: !disabled };
  return (
    <ConfirmForm
      title={disabled ? forms.enableTitle(name) : forms.disableTitle(name)}
      lead={disabled ? forms.enableLead : forms.disablePartner}
      action={disabled ? texts.enable : texts.disable}
      put={usePutPartner()}
      wish={{ id: tenantId, wish }}
      code={<ShowAsCode method="adminPutPartner" args={[tenantId, wish]} compact />}
      close={close}
    />
  );
}
