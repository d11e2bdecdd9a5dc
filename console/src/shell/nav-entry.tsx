import type { Me } from '@partner-insights/client/browser';
import { createContext, type ReactElement, use } from 'react';
import type { Texts } from '../i18n/texts.ts';

/** What the navigation shows of a page. */
export interface NavEntry {
  readonly to: string;
  readonly label: (texts: Texts) => string;
  readonly icon: ReactElement;
  /** Pages below its address have entries of their own. */
  readonly isExact?: boolean;
  readonly isFor: (me: Me) => boolean;
}

/** The pages are above the shell, which cannot know them. */
export const NavEntries = createContext<readonly NavEntry[]>([]);

export const useNavEntries = (): readonly NavEntry[] => use(NavEntries);
