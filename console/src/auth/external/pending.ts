/** What this window must know when the issuer sends it back. None of it is a token. */
export interface Pending {
  readonly issuer: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where to go then, within the console. */
  readonly next: string;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'partner-insights.sign-in';
const NAMES = ['issuer', 'state', 'nonce', 'verifier', 'next'] as const;

/** Throws where the browser forbids storage. */
export const keepPending = (storage: Storage, pending: Pending): void =>
  storage.setItem(KEY, JSON.stringify(pending));

/** Reads it and forgets it: it is of use once. Undefined where nothing is pending. */
export function takePending(storage: Storage): Pending | undefined {
  try {
    const text = storage.getItem(KEY);
    storage.removeItem(KEY);
    const found = JSON.parse(text ?? 'null');
    return NAMES.every((name) => typeof found?.[name] === 'string') ? found : undefined;
  } catch {
    return undefined;
  }
}
