import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components';
import { DarkThemeRegular, LocalLanguageRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useI18n } from '../i18n/i18n-context.tsx';
import { isLanguage, languages } from '../i18n/texts.ts';
import { type ThemeChoice, useThemeState } from '../theme/theme-context.tsx';

export function ThemeMenu() {
  const { theme, themes } = useI18n().texts.shell;
  const { choice, choose } = useThemeState();
  return (
    <ChoiceMenu
      label={theme}
      icon={<DarkThemeRegular />}
      choices={themes}
      chosen={choice}
      choose={(chosen) => choose(chosen as ThemeChoice)}
    />
  );
}

export function LanguageMenu() {
  const { texts, language, change } = useI18n();
  return (
    <ChoiceMenu
      label={texts.shell.language}
      icon={<LocalLanguageRegular />}
      choices={languages}
      chosen={language}
      choose={(chosen) => isLanguage(chosen) && void change(chosen)}
    />
  );
}

interface Props {
  readonly label: string;
  readonly icon: ReactElement;
  readonly choices: Readonly<Record<string, string>>;
  readonly chosen: string;
  choose(chosen: string): void;
}

function ChoiceMenu({ label, icon, choices, chosen, choose }: Props) {
  return (
    <Menu
      checkedValues={{ choice: [chosen] }}
      onCheckedValueChange={(_, { checkedItems: [item] }) => item && choose(item)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={label} relationship="label">
          <Button appearance="subtle" icon={icon} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {Object.entries(choices).map(([value, text]) => (
            <MenuItemRadio key={value} name="choice" value={value} lang={langOf(value)}>
              {text}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const langOf = (value: string): string | undefined => (isLanguage(value) ? value : undefined);
