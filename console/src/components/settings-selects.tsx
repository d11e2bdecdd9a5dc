import { Field, makeStyles, Select } from '@fluentui/react-components';
import { useI18n } from '../i18n/i18n-context.tsx';
import { isLanguage, languages } from '../i18n/texts.ts';
import { type ThemeChoice, useThemeState } from '../theme/theme-context.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', justifyContent: 'center', flexWrap: 'wrap', gap: '8px' },
});

/** The same choices as the menus, without their weight: for the page that is loaded first. */
export function SettingsSelects() {
  const styles = useStyles();
  const { texts, language, change } = useI18n();
  const { choice, choose } = useThemeState();
  return (
    <div className={styles.row}>
      <ChoiceSelect
        label={texts.shell.language}
        choices={languages}
        chosen={language}
        choose={(chosen) => isLanguage(chosen) && void change(chosen)}
      />
      <ChoiceSelect
        label={texts.shell.theme}
        choices={texts.shell.themes}
        chosen={choice}
        choose={(chosen) => choose(chosen as ThemeChoice)}
      />
    </div>
  );
}

interface Props {
  readonly label: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly chosen: string;
  choose(chosen: string): void;
}

const ChoiceSelect = ({ label, choices, chosen, choose }: Props) => (
  <Field label={label} size="small">
    <Select value={chosen} onChange={(_, { value }) => choose(value)}>
      {Object.entries(choices).map(([value, text]) => (
        <option key={value} value={value} lang={isLanguage(value) ? value : undefined}>
          {text}
        </option>
      ))}
    </Select>
  </Field>
);
