import { Checkbox } from '@fluentui/react-components';
import { useTexts } from '../../i18n/i18n-context.tsx';
import type { Choice } from './use-choice.ts';

interface Props {
  readonly name: string;
  readonly choice: Choice;
}

export function ChooseBox({ name, choice }: Props) {
  const { datasets } = useTexts();
  return (
    <Checkbox
      aria-label={datasets.choose(name)}
      checked={choice.names.has(name)}
      onChange={(_, { checked }) => choice.set([name], checked === true)}
    />
  );
}

/** All that are shown, at once. */
export function ChooseAllBox({
  names,
  choice,
}: {
  readonly names: readonly string[];
  readonly choice: Choice;
}) {
  const { datasets } = useTexts();
  const chosen = names.filter((name) => choice.names.has(name)).length;
  return (
    <Checkbox
      aria-label={datasets.chooseAll}
      checked={chosen === 0 ? false : chosen === names.length ? true : 'mixed'}
      onChange={(_, { checked }) => choice.set(names, checked === true)}
    />
  );
}
