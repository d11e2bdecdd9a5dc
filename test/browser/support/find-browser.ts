import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

export const BROWSER = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(existsSync);

/** For the titles of tests, so that a machine without a browser says what it leaves out. */
export const missing = BROWSER ? '' : ' (left out: this machine has no Chromium)';

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: BROWSER ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
