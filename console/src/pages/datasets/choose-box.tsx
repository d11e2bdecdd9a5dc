import { Checkbox, makeStyles } from '@fluentui/react-components';
import { useTexts } from '../../i18n/i18n-context.tsx';
import type { Choice } from './use-choice.ts';

/** Fluent's own margin, which a cell has already. */
const useStyles = makeStyles({ box: { margin: '-7px -10px -7px -8px' } });

interface Props {
  readonly name: string;
  readonly choice: Choice;
}

export function ChooseBox({ name, choice }: Props) {
  const styles = useStyles();
  const { datasets } = useTexts();
  return (
    <Checkbox
      className={styles.box}
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
  const styles = useStyles();
  const chosen = names.filter((name) => choice.names.has(name)).length;
  return (
    <Checkbox
      className={styles.box}
      aria-label={datasets.chooseAll}
      checked={chosen === 0 ? false : chosen === names.length ? true : 'mixed'}
      onChange={(_, { checked }) => choice.set(names, checked === true)}
    />
  );
}
