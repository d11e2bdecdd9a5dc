import type { Me } from '@partner-insights/client/browser';
import type { Texts } from '../i18n/texts.ts';

export function roleText(role: string, { shell }: Texts): string {
  const names: Readonly<Record<string, string>> = shell.role;
  return names[role] ?? role;
}

/** What stands beside the name: the first role, which is the widest. */
export const headRole = ({ roles: [first] }: Me, texts: Texts): string =>
  roleText(first?.role ?? 'none', texts);
