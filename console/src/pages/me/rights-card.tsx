import type { Me } from '@partner-insights/client/browser';
import { Card } from '../../components/card.tsx';
import { Facts } from '../../components/facts.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { roleText } from '../../shell/roles.ts';

export function RightsCard({ me }: { readonly me: Me }) {
  const { texts, formats } = useI18n();
  const { rights, noRoles, scopeAll, scopeSome } = texts.me;
  const isScoped = !me.isOperator;
  return (
    <Card title={rights}>
      {me.roles.length === 0 && noRoles}
      <Facts
        facts={me.roles.map(({ role, locations }) => ({
          name: roleText(role, texts),
          value: isScoped && (locations ? scopeSome(formats.list(locations)) : scopeAll),
        }))}
      />
    </Card>
  );
}
