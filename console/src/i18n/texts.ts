import type { english } from './en/index.ts';

/** The same keys with other words: a language that lacks one does not compile. */
type Translated<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string
    ? string
    : Catalogue[Key] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : Translated<Catalogue[Key]>;
};

export type Texts = Translated<typeof english>;

export const languages = { en: 'English', ko: '한국어' } as const;
export type Language = keyof typeof languages;

export const isLanguage = (text: unknown): text is Language =>
  typeof text === 'string' && Object.hasOwn(languages, text);

/** The first of the wished ones that there is. */
export const pickLanguage = (wished: readonly (string | null)[]): Language =>
  wished.map((tag) => tag?.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en';
