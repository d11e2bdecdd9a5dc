import type { FastifyRequest } from 'fastify';
import { PublicError } from '../../kernel/errors.ts';
import type { ApiApp, Services } from '../api-app.ts';

/** Every route of `app` has a `:program` in its path, which the catalog must know. */
export function requireProgram(app: ApiApp, { reports }: Services): void {
  app.decorateRequest('program');
  app.addHook('onRequest', async (request) => {
    const given = String(Object(request.params).program);
    const program = given.trim().toLowerCase();
    if (!reports.catalog.programs.includes(program)) {
      throw new PublicError('program_not_found', { program: given });
    }
    request.setDecorator('program', program);
  });
}

export const programOf = (request: FastifyRequest): string =>
  request.getDecorator<string>('program');
