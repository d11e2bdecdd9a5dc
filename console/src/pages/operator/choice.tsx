import { Field, Select } from '@fluentui/react-components';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly choices: Readonly<Record<string, string>>;
  change(value: string): void;
}

export const Choice = ({ label, value, choices, change }: Props) => (
  <Field label={label}>
    <Select value={value} onChange={(_, data) => change(data.value)}>
      {Object.entries(choices).map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </Select>
  </Field>
);
