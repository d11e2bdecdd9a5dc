import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { keepPreference, type Preferences, readPreferences } from '../preferences/preferences.ts';

export type ThemeChoice = Preferences['theme'];

interface ThemeState {
  readonly choice: ThemeChoice;
  readonly isDark: boolean;
  choose(choice: ThemeChoice): void;
}

const Context = createContext<ThemeState | null>(null);

export function ThemeState({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(() => readPreferences().theme);
  const systemIsDark = useSystemIsDark();
  const choose = useCallback((chosen: ThemeChoice) => {
    keepPreference({ theme: chosen });
    setChoice(chosen);
  }, []);
  const isDark = choice === 'system' ? systemIsDark : choice === 'dark';
  const state = useMemo(() => ({ choice, isDark, choose }), [choice, isDark, choose]);
  return <Context value={state}>{children}</Context>;
}

export function useThemeState(): ThemeState {
  const state = useContext(Context);
  if (!state) throw new Error('ThemeState is missing above.');
  return state;
}

const query = () => matchMedia('(prefers-color-scheme: dark)');

const useSystemIsDark = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = query();
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => query().matches,
  );
