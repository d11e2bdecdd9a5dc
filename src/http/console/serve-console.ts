import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiApp, Services } from '../api-app.ts';
import { basePath } from '../base-url.ts';
import { forbidKeeping } from '../plugins/forbid-keeping.ts';
import { consoleConfig } from './console-config.ts';
import { type ConsolePage, consolePage } from './console-page.ts';
import type { ConsoleParts } from './console-parts.ts';
import { serveBuiltFiles } from './serve-built-files.ts';
import { tellHowToBuild } from './tell-how-to-build.ts';

const hidden = { schema: { hide: true } };

/** The pages of the console, all below `/console/`, so that they never meet an address of the API. */
export async function serveConsole(
  app: ApiApp,
  services: Services,
  parts: ConsoleParts,
): Promise<void> {
  const index = join(parts.folder, 'index.html');
  if (!existsSync(index)) return tellHowToBuild(app);
  await app.register(async (scope: ApiApp) => serveBuiltFiles(scope, parts.folder));
  await app.register(async (scope: ApiApp) => {
    forbidKeeping(scope);
    const origins = [...new Set(parts.issuers.flatMap((one) => one.origins))];
    const path = basePath(services.publicUrl);
    servePages(scope, path, consolePage(readFileSync(index, 'utf8'), path, origins));
    scope.get('/console/config.json', hidden, async () => consoleConfig(services, parts));
  });
}

/** One page for every address: which one is shown the script in it decides. */
function servePages(app: ApiApp, path: string, pageNow: () => ConsolePage): void {
  app.get('/', hidden, (_, reply) => reply.redirect(`${path}/console/`));
  for (const url of ['/console', '/console/*']) {
    app.get(url, hidden, (_, reply) => {
      const { html, contentSecurityPolicy } = pageNow();
      return reply
        .header('content-security-policy', contentSecurityPolicy)
        .type('text/html; charset=utf-8')
        .send(html);
    });
  }
}
