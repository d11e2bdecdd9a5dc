import './global.css';
import { createRoot } from 'react-dom/client';
import { takeArrival } from '../auth/external/arrival.ts';
import { consoleBase, loadConsoleConfig } from '../config/console-config.ts';
import { loadTexts } from '../i18n/load-texts.ts';
import { pickLanguage } from '../i18n/texts.ts';
import { readPreferences } from '../preferences/preferences.ts';
import { App } from './app.tsx';
import { createParts } from './create-parts.ts';

async function start(root: HTMLElement): Promise<void> {
  const arrival = takeArrival(window, consoleBase());
  const language = pickLanguage([readPreferences().language, ...navigator.languages]);
  document.documentElement.lang = language;
  const texts = await loadTexts(language);
  const config = await loadConsoleConfig().catch(() => undefined);
  if (!config) {
    root.textContent = texts.common.errors.offline;
    return;
  }
  const parts = createParts(config, arrival);
  createRoot(root).render(<App parts={parts} first={{ language, texts }} />);
}

const root = document.getElementById('root');
if (root) await start(root);
