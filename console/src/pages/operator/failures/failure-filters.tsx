import { Field, Input } from '@fluentui/react-components';
import { useCallback } from 'react';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { Choice } from '../choice.tsx';
import { PartnerSelect } from '../partner-select.tsx';
import { failuresRoute } from '../routes.ts';
import { useSettled } from '../use-settled.ts';
import { readFailureSearch } from './failure-search.ts';

/** They stand in the address, which the page follows. */
export function FailureFilters() {
  const { failures: texts } = useTexts().operator;
  const search = failuresRoute.useSearch();
  const navigate = failuresRoute.useNavigate();
  const change = useCallback(
    (changed: Record<string, string | undefined>) =>
      void navigate({
        search: (before) => readFailureSearch({ ...before, ...changed }),
        replace: true,
      }),
    [navigate],
  );
  const settle = useCallback((reason: string) => change({ reason }), [change]);
  const [reason, setReason] = useSettled(search.reason ?? '', settle);
  return (
    <>
      <Choice
        label={texts.period}
        value={search.period ?? 'day'}
        choices={texts.periods}
        change={(period) => change({ period })}
      />
      <Choice
        label={texts.ended}
        value={search.status ?? 'Failed'}
        choices={texts.statuses}
        change={(status) => change({ status })}
      />
      <PartnerSelect
        label={texts.partner}
        any={texts.anyPartner}
        value={search.partner}
        change={(partner) => change({ partner })}
      />
      <Field label={texts.reason}>
        <Input value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </>
  );
}
