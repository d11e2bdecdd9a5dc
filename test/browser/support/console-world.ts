import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildStaleConsole } from '../../../scripts/build-console.ts';
import { administer } from '../../../src/app/administer.ts';
import { startServer } from '../../../src/app/start-server.ts';
import { type Config, type ConfigOverrides, loadConfig } from '../../../src/config/load-config.ts';
import { putUser } from '../../../src/identity/directory/put-user.ts';
import { OPERATOR_TENANT } from '../../../src/kernel/roles.ts';
import { sampleIdentities } from '../../../src/sample/identities.ts';
import { launchBrowser } from './find-browser.ts';
import { addHistory } from './history.ts';

export interface Account {
  readonly tenantId: string;
  readonly userName: string;
  readonly password: string;
}

export interface ConsolePage extends AsyncDisposable {
  readonly page: Page;
  /** Errors of scripts, of the console, of the Content-Security-Policy. */
  readonly complaints: string[];
}

export interface ConsoleWorld extends AsyncDisposable {
  readonly url: string;
  /** The folder of the server. */
  readonly home: string;
  open(options?: BrowserContextOptions): Promise<ConsolePage>;
  /** A new one, who signs in with this. */
  makeOperator(): Promise<Account>;
  /** Thirty days of ended executions, a lost worker, failing receivers and more partners. */
  makeHistory(): Promise<void>;
}

/** The built console, the real server with the sample world, and a real browser. */
export async function consoleWorld(changes: ConfigOverrides = {}): Promise<ConsoleWorld> {
  await buildStaleConsole();
  await using opening = new AsyncDisposableStack();
  const folder = opening.adopt(mkdtempSync(join(tmpdir(), 'console-')), (made) =>
    rmSync(made, { recursive: true }),
  );
  const home = join(folder, 'home');
  const settings = {
    home,
    port: 0,
    sample: true,
    sampleScale: 0.005,
    logLevel: 'error',
    ...changes,
  };
  const config = loadConfig(settings, {});
  const server = await startServer(config);
  opening.defer(() => server.stop('now'));
  const browser = await launchBrowser();
  opening.defer(() => browser.close());
  const kept = opening.move();
  return {
    url: server.url,
    home,
    makeOperator: () => addOperator(config),
    makeHistory: () => addHistory(config),
    open: (options) => openPage(browser, server.url, options),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

const operator: Account = {
  tenantId: OPERATOR_TENANT,
  userName: 'olga@operators.example',
  password: 'Operator-olga-1',
};

/** As the command line makes one, beside the running server. */
const addOperator = (config: Config): Promise<Account> =>
  administer(config, async ({ context, admin }) => {
    const roles = [{ role: 'operator', locations: null }] as const;
    await putUser(context, admin, { ...operator, displayName: 'Olga', roles });
    return operator;
  });

async function openPage(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<ConsolePage> {
  const viewport = { width: 1280, height: 900 };
  const given = {
    baseURL,
    locale: 'en-US',
    reducedMotion: 'reduce',
    viewport,
    ...options,
  } as const;
  const context = await browser.newContext(given);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

export type SampleUser = 'exec' | 'viewer' | 'seattle' | 'nobody';

export const accountOf = (user: SampleUser) => {
  const found = sampleIdentities.users.find(({ userName }) =>
    userName.startsWith(`${user}@contoso`),
  );
  if (!found) throw new Error(`The sample world has no ${user}.`);
  return found;
};

/** Fills in the form; `next` is where it leads, below the console. */
export const signIn = (page: Page, user: SampleUser = 'exec', next = '/'): Promise<void> =>
  signInAs(page, accountOf(user), next);

export async function signInAs(
  page: Page,
  { tenantId, userName, password }: Account,
  next = '/',
): Promise<void> {
  await page.goto(`/console/sign-in?next=${encodeURIComponent(next)}`);
  await page.locator('[name=tenantId]').fill(tenantId);
  await page.locator('[name=userName]').fill(userName);
  await page.locator('[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('nav li').first().waitFor();
}

/** Goes to another page of the console as its links do; loading it anew would sign out. */
export async function goTo(page: Page, path: string): Promise<void> {
  const to = JSON.stringify(`/console${path}`);
  await page.evaluate(
    `history.pushState(null, '', ${to}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
}
