import { Field, Input } from '@fluentui/react-components';
import { useCallback } from 'react';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { Choice } from '../choice.tsx';
import { PartnerSelect } from '../partner-select.tsx';
import { auditRoute } from '../routes.ts';
import { useSettled } from '../use-settled.ts';
import { readAuditSearch } from './audit-search.ts';

/** Of the operators: every installation has it. */
const OPERATOR_TENANT = '00000000-0000-4000-8000-00000000000a';

/** They stand in the address, which the page follows. */
export function AuditFilters() {
  const { audit: texts } = useTexts().operator;
  const search = auditRoute.useSearch();
  const navigate = auditRoute.useNavigate();
  const change = useCallback(
    (changed: Record<string, string | undefined>) =>
      void navigate({
        search: (before) => readAuditSearch({ ...before, ...changed }),
        replace: true,
      }),
    [navigate],
  );
  const settle = useCallback((actor: string) => change({ actor: actor.trim() }), [change]);
  const [actor, setActor] = useSettled(search.actor ?? '', settle);
  return (
    <>
      <Choice
        label={texts.period}
        value={search.period ?? 'week'}
        choices={texts.periods}
        change={(period) => change({ period })}
      />
      <Choice
        label={texts.action}
        value={search.action ?? ''}
        choices={{ '': texts.anyAction, ...texts.actions }}
        change={(action) => change({ action })}
      />
      <Choice
        label={texts.outcome}
        value={search.outcome ?? ''}
        choices={{ '': texts.anyOutcome, ...texts.outcomes }}
        change={(outcome) => change({ outcome })}
      />
      <PartnerSelect
        label={texts.partner}
        any={texts.anyPartner}
        value={search.partner}
        more={[[OPERATOR_TENANT, texts.operators]]}
        change={(partner) => change({ partner })}
      />
      <Field label={texts.actor}>
        <Input value={actor} onChange={(_, { value }) => setActor(value)} />
      </Field>
    </>
  );
}
