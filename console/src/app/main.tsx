import './global.css';
import { createRoot } from 'react-dom/client';
import { browserTimers } from '../auth/browser-timers.ts';
import { createSession } from '../auth/session.ts';
import { createTokenEndpoint } from '../auth/token-endpoint.ts';
import { loadConsoleConfig, serverBase } from '../config/console-config.ts';
import { loadTexts } from '../i18n/load-texts.ts';
import { pickLanguage } from '../i18n/texts.ts';
import { readPreferences } from '../preferences/preferences.ts';
import { App } from './app.tsx';
import { createParts } from './create-parts.ts';

async function start(root: HTMLElement): Promise<void> {
  const language = pickLanguage([readPreferences().language, ...navigator.languages]);
  document.documentElement.lang = language;
  const texts = await loadTexts(language);
  const config = await loadConsoleConfig().catch(() => undefined);
  if (!config) {
    root.textContent = texts.common.errors.offline;
    return;
  }
  const endpoint = createTokenEndpoint(serverBase(), config.clientId, (...call) => fetch(...call));
  const session = createSession(endpoint, browserTimers);
  const parts = createParts(config, session);
  createRoot(root).render(<App parts={parts} first={{ language, texts }} />);
}

const root = document.getElementById('root');
if (root) await start(root);
