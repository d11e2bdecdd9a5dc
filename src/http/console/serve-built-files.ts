import type { ApiApp } from '../api-app.ts';

const ONE_YEAR = 31_536_000_000;
const hidden = { schema: { hide: true } };

/** Files whose names tell their content may be kept for good; each lies there compressed as well. */
export async function serveBuiltFiles(app: ApiApp, folder: string): Promise<void> {
  const { default: files } = await import('@fastify/static');
  await app.register(files, {
    root: folder,
    serve: false,
    preCompressed: true,
    immutable: true,
    maxAge: ONE_YEAR,
  });
  app.get<{ Params: { '*': string } }>('/console/assets/*', hidden, (request, reply) =>
    reply.sendFile(`assets/${request.params['*']}`),
  );
}
