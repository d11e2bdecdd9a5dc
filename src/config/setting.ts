/** One setting: where it comes from and how its text becomes a value. */
export interface Setting<T> {
  readonly environment: string;
  readonly fallback: T;
  readonly help: string;
  /** It may hold a password: no message shows it. */
  readonly isSecret?: boolean;
  /** The value, or a sentence that says what would be right. */
  readonly parse: (text: string) => { readonly value: T } | { readonly wanted: string };
}

/** What a table of settings becomes. */
export type ValuesOf<Settings extends Readonly<Record<string, Setting<unknown>>>> = {
  readonly [Name in keyof Settings]: Settings[Name] extends Setting<infer T> ? T : never;
};

export const text = (environment: string, fallback: string, help: string): Setting<string> => ({
  environment,
  fallback,
  help,
  parse: (given) => ({ value: given }),
});

/** One of several words. */
export const choice = <const Word extends string>(
  environment: string,
  fallback: NoInfer<Word>,
  help: string,
  words: readonly Word[],
): Setting<Word> => ({
  environment,
  fallback,
  help,
  parse: (given) => {
    const value = words.find((word) => word === given);
    return value === undefined ? { wanted: `one of ${words.join(', ')}` } : { value };
  },
});

/** A text of a certain form; `wanted` says which. Empty stands for the default. */
export const formed = (
  environment: string,
  fallback: string,
  help: string,
  {
    fits,
    wanted,
    isSecret = false,
  }: {
    readonly fits: (given: string) => boolean;
    readonly wanted: string;
    readonly isSecret?: boolean;
  },
): Setting<string> => ({
  environment,
  fallback,
  help,
  isSecret,
  parse: (given) => (fits(given) ? { value: given } : { wanted }),
});

export const number = (
  environment: string,
  fallback: number,
  help: string,
  { min, max, whole = false }: { min: number; max?: number; whole?: boolean },
): Setting<number> => ({
  environment,
  fallback,
  help,
  parse: (given) => {
    const value = given.trim() === '' ? Number.NaN : Number(given);
    const fits = value >= min && value <= (max ?? Number.MAX_SAFE_INTEGER);
    if (fits && (!whole || Number.isInteger(value))) return { value };
    const range = max === undefined ? `${min} or more` : `from ${min} to ${max}`;
    return { wanted: `a ${whole ? 'whole ' : ''}number, ${range}` };
  },
});

export const flag = (environment: string, fallback: boolean, help: string): Setting<boolean> => ({
  environment,
  fallback,
  help,
  parse: (given) => {
    if (/^(1|true|yes|on)$/i.test(given)) return { value: true };
    if (/^(0|false|no|off)$/i.test(given)) return { value: false };
    return { wanted: 'true or false' };
  },
});

/** Several values of a certain form, separated by commas; `wanted` says which. */
export const formedList = (
  environment: string,
  help: string,
  { fits, wanted }: { readonly fits: (part: string) => boolean; readonly wanted: string },
): Setting<readonly string[]> => ({
  ...list(environment, [], help),
  parse: (given) => {
    const value = partsOf(given);
    return value.every(fits) ? { value } : { wanted };
  },
});

const partsOf = (given: string): string[] =>
  given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Several values, separated by commas. */
export const list = (
  environment: string,
  fallback: readonly string[],
  help: string,
): Setting<readonly string[]> => ({
  environment,
  fallback,
  help,
  parse: (given) => ({ value: partsOf(given) }),
});
