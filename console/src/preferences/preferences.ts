/** What a browser may remember: never a token, a password, or anything of a partner's data. */
export interface Preferences {
  readonly theme: 'light' | 'dark' | 'system';
  readonly language: string | null;
  /** The tenant that signed in last. */
  readonly partner: string;
  /** In which code was read last. */
  readonly codeLanguage: string;
}

const KEY = 'partner-insights';
const defaults: Preferences = { theme: 'system', language: null, partner: '', codeLanguage: '' };

/** A browser may forbid storage; then nothing is remembered. */
export function readPreferences(): Preferences {
  try {
    return { ...defaults, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return defaults;
  }
}

export function keepPreference(change: Partial<Preferences>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readPreferences(), ...change }));
  } catch {
    // Not being remembered breaks nothing.
  }
}
