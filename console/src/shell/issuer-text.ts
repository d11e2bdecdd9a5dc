import type { SessionState } from '../auth/session.ts';
import type { Texts } from '../i18n/texts.ts';

/** Where one has signed in. */
export const issuerText = (state: SessionState, { common }: Texts): string =>
  (state.kind === 'in' ? state.issuerName : null) ?? common.product;
