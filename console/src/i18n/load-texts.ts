import { english } from './en/index.ts';
import type { Language, Texts } from './texts.ts';

/** English comes with the console; other languages when they are chosen. */
const loaders: Record<Language, () => Promise<Texts> | Texts> = {
  en: () => english,
  ko: async () => (await import('./ko/index.ts')).korean,
};

export const loadTexts = async (language: Language): Promise<Texts> => loaders[language]();
