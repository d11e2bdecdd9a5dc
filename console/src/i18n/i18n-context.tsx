import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { keepPreference } from '../preferences/preferences.ts';
import { createFormats, type Formats } from './formats.ts';
import { loadTexts } from './load-texts.ts';
import type { Language, Texts } from './texts.ts';

interface I18n {
  readonly language: Language;
  readonly texts: Texts;
  readonly formats: Formats;
  change(language: Language): Promise<void>;
}

const Context = createContext<I18n | null>(null);

interface Spoken {
  readonly language: Language;
  readonly texts: Texts;
}

export function I18n({
  first,
  children,
}: {
  readonly first: Spoken;
  readonly children: ReactNode;
}) {
  const [spoken, setSpoken] = useState(first);
  const change = useCallback(async (language: Language) => {
    const texts = await loadTexts(language);
    keepPreference({ language });
    document.documentElement.lang = language;
    setSpoken({ language, texts });
  }, []);
  const value = useMemo(
    () => ({ ...spoken, formats: createFormats(spoken.language), change }),
    [spoken, change],
  );
  return <Context value={value}>{children}</Context>;
}

export function useI18n(): I18n {
  const value = useContext(Context);
  if (!value) throw new Error('I18n is missing above.');
  return value;
}

export const useTexts = (): Texts => useI18n().texts;
