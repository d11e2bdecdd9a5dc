import { createContext, use } from 'react';
import type { ConsoleConfig } from './console-config.ts';

export const ConfigContext = createContext<ConsoleConfig | null>(null);

export function useConsoleConfig(): ConsoleConfig {
  const config = use(ConfigContext);
  if (!config) throw new Error('ConfigContext is missing above.');
  return config;
}
