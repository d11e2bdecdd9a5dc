import { Field, Input, Textarea } from '@fluentui/react-components';
import type { Partner } from '@partner-insights/client/browser';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePutPartner } from '../../../api/use-directory.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { FormDialog } from '../../../components/form-dialog.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { locationsText, readLocations } from './locations-text.ts';

interface Props {
  /** Absent: a new one. */
  readonly partner?: Partner;
  close(): void;
}

export function PartnerForm({ partner, close }: Props) {
  const { texts, formats } = useI18n();
  const { forms } = texts.operator;
  const navigate = useNavigate();
  const put = usePutPartner();
  const [id] = useState(() => partner?.tenantId ?? crypto.randomUUID());
  const [name, setName] = useState(partner?.name ?? '');
  const [accountId, setAccountId] = useState(partner?.accountId ?? '');
  const [places, setPlaces] = useState(locationsText(partner?.locations ?? []));
  const [wasTried, setTried] = useState(false);
  const read = readLocations(places);
  const isWhole = name.trim() !== '' && accountId.trim() !== '' && 'locations' in read;
  const wish = {
    ...{ name: name.trim(), accountId: accountId.trim() },
    ...('locations' in read && { locations: read.locations }),
  };
  const submit = () => {
    setTried(true);
    if (!isWhole) return;
    put.mutate(
      { id, wish },
      {
        onSuccess: () => {
          close();
          if (!partner)
            void navigate({ to: '/operator/partners/$tenantId', params: { tenantId: id } });
        },
      },
    );
  };
  const missing = (text: string) => (wasTried && text.trim() === '' ? forms.required : undefined);
  return (
    <FormDialog
      title={partner ? forms.changePartner : forms.newPartner}
      action={forms.save}
      isBusy={put.isPending}
      error={put.error}
      code={<ShowAsCode method="adminPutPartner" args={[id, wish]} compact />}
      submit={submit}
      close={close}
    >
      <Field label={forms.name} required validationMessage={missing(name)}>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field
        label={forms.account}
        required
        hint={forms.accountHint}
        validationMessage={missing(accountId)}
      >
        <Input value={accountId} onChange={(_, { value }) => setAccountId(value)} />
      </Field>
      <Field
        label={forms.locations}
        hint={forms.locationsHint}
        validationMessage={
          'wrongLine' in read ? forms.locationsWrong(formats.number(read.wrongLine)) : undefined
        }
      >
        <Textarea
          value={places}
          rows={5}
          resize="vertical"
          onChange={(_, { value }) => setPlaces(value)}
        />
      </Field>
    </FormDialog>
  );
}
