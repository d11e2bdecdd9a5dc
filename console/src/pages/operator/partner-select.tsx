import { Field, Select } from '@fluentui/react-components';
import { usePartners } from '../../api/use-directory.ts';

interface Props {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  /** Before the partners: id and name. */
  readonly more?: readonly (readonly [id: string, name: string])[];
  change(tenantId: string | undefined): void;
}

export function PartnerSelect({ label, any, value, more = [], change }: Props) {
  const { data = [] } = usePartners();
  const choices = [...more, ...data.map(({ tenantId, name }) => [tenantId, name] as const)];
  const isKnown = value === undefined || choices.some(([id]) => id === value);
  return (
    <Field label={label}>
      <Select value={value ?? ''} onChange={(_, data) => change(data.value || undefined)}>
        <option value="">{any}</option>
        {!isKnown && <option value={value}>{value}</option>}
        {choices.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
