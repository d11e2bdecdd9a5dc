import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Link,
  makeStyles,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular, OpenRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useApi } from '../api/api-context.tsx';
import { apiPageUrl } from '../config/console-config.ts';
import { useTexts } from '../i18n/i18n-context.tsx';
import { keepPreference, readPreferences } from '../preferences/preferences.ts';
import { CodeSteps } from './code-steps.tsx';
import type { ClientCall } from './http-call.ts';
import { type CodeLanguage, codeLanguages } from './samples.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '760px', '@media (max-width: 480px)': { padding: '16px' } },
  lead: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  actions: { justifyContent: 'space-between', alignItems: 'center' },
  link: { display: 'inline-flex', alignItems: 'center', gap: '6px', minHeight: '24px' },
});

const names: Readonly<Record<CodeLanguage, string>> = {
  curl: 'curl',
  typescript: 'TypeScript',
  python: 'Python',
};

const lastLanguage = (): CodeLanguage => {
  const { codeLanguage } = readPreferences();
  return codeLanguages.find((language) => language === codeLanguage) ?? 'curl';
};

export function CodeDialog({ call }: { readonly call: ClientCall }) {
  const styles = useStyles();
  const { code } = useTexts();
  const { program } = useApi();
  return (
    <DialogSurface className={styles.surface}>
      <DialogBody>
        <DialogTitle
          action={
            <DialogTrigger action="close" disableButtonEnhancement>
              <Button appearance="subtle" icon={<DismissRegular />} aria-label={code.close} />
            </DialogTrigger>
          }
        >
          {code.title}
        </DialogTitle>
        <DialogContent>
          <p className={styles.lead}>{code.lead}</p>
          <Languages call={call} />
        </DialogContent>
        <DialogActions className={styles.actions} fluid>
          <OpenedApart href={apiPageUrl(program)} text={code.apiPage} />
        </DialogActions>
      </DialogBody>
    </DialogSurface>
  );
}

function Languages({ call }: { readonly call: ClientCall }) {
  const { code } = useTexts();
  const [chosen, setChosen] = useState(lastLanguage);
  const id = useId();
  const choose = (language: CodeLanguage) => {
    setChosen(language);
    keepPreference({ codeLanguage: language });
  };
  return (
    <>
      <TabList
        aria-label={code.languages}
        selectedValue={chosen}
        onTabSelect={(_, { value }) => choose(value as CodeLanguage)}
      >
        {codeLanguages.map((language) => (
          <Tab key={language} value={language} id={`${id}-${language}`} translate="no">
            {names[language]}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" aria-labelledby={`${id}-${chosen}`}>
        <CodeSteps call={call} language={chosen} />
      </div>
    </>
  );
}

function OpenedApart({ href, text }: { readonly href: string; readonly text: string }) {
  const styles = useStyles();
  const { shell } = useTexts();
  return (
    <Link
      className={styles.link}
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={`${text}, ${shell.opens}`}
    >
      {text}
      <OpenRegular aria-hidden />
    </Link>
  );
}
