import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { ApiApp, Services } from '../api-app.ts';
import { basePath } from '../base-url.ts';
import { describeApi } from './describe-api.ts';
import { documentForProgram } from './document-for-program.ts';

/**
 * For each program the interactive page and the document it shows. Comes before the routes, which it
 * watches being added.
 */
export async function serveOpenApi(app: ApiApp, services: Services): Promise<void> {
  const path = basePath(services.publicUrl);
  await app.register(swagger, describeApi(services.version, path));
  const { programs } = services.reports.catalog;
  for (const program of programs) {
    // A scope for each page: the plugin decorates the one it stands in.
    const others = programs.filter((other) => other !== program);
    await app.register((scope: ApiApp) => servePage(scope, [program, ...others], path));
  }
}

/** A browser that opens the bare address is shown what there is to open. */
export function openInteractivePage(app: ApiApp, { reports, publicUrl }: Services): void {
  const [first = ''] = reports.catalog.programs;
  app.get('/', { schema: { hide: true } }, (_, reply) =>
    reply.redirect(`${basePath(publicUrl)}${addressOf(first).page}`),
  );
}

const addressOf = (program: string) => {
  const folder = `/insights/v1/${program}/swagger`;
  return { folder, page: `${folder}/index.html`, document: `${folder}/v1/swagger.json` };
};

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><rect width="40" height="40" rx="8" fill="#0f6cbd"/><path d="M9 31V21h5v10zM17.5 31V15h5v16zM26 31V9h5v22z" fill="#fff"/></svg>';

/** The first program's page, from which the others can be chosen; `path` is what a proxy strips. */
async function servePage(
  app: ApiApp,
  [program, ...others]: [string, ...string[]],
  path: string,
): Promise<void> {
  const { folder, document, page } = addressOf(program);
  const urlOf = (name: string) => ({ name, url: `${path}${addressOf(name).document}` });
  const schema = { hide: true };
  let text: string | undefined;
  app.get(document, { schema }, async (_, reply) => {
    // The same for everybody, and no small work to make for whoever asks again and again.
    text ??= JSON.stringify(documentForProgram(app.swagger(), program));
    return reply.type('application/json; charset=utf-8').send(text);
  });
  app.get(folder, { schema }, (_, reply) => reply.redirect(`${path}${page}`));
  await app.register(swaggerUi, {
    routePrefix: page,
    indexPrefix: path,
    uiConfig: {
      // Not `url`: the page would look for the document beneath its own address.
      urls: [program, ...others].map(urlOf),
      docExpansion: 'list',
      displayRequestDuration: true,
    },
    logo: { type: 'image/svg+xml', content: LOGO, href: `${path}${page}` },
    theme: {
      title: 'Partner Insights API',
      favicon: [
        {
          filename: 'favicon.svg',
          rel: 'icon',
          sizes: 'any',
          type: 'image/svg+xml',
          content: LOGO,
        },
      ],
    },
  });
}
