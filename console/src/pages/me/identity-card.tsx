import type { Me } from '@partner-insights/client/browser';
import { Card } from '../../components/card.tsx';
import { Facts } from '../../components/facts.tsx';
import { Mono } from '../../components/mono.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';

export function IdentityCard({ me }: { readonly me: Me }) {
  const { me: texts } = useTexts();
  return (
    <Card title={texts.identity}>
      <Facts
        facts={[
          { name: texts.name, value: me.displayName },
          { name: texts.user, value: me.userName },
          { name: texts.partner, value: me.partnerName },
          {
            name: texts.account,
            value: me.accountId ? <Mono>{me.accountId}</Mono> : texts.noAccount,
          },
          { name: texts.tenant, value: <Mono>{me.tenantId}</Mono> },
        ]}
      />
    </Card>
  );
}
