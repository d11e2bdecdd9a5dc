import type { FastifyRequest } from 'fastify';
import { PublicError } from '../../kernel/errors.ts';
import type { ApiApp, Services } from '../api-app.ts';
import { atOnce } from './at-once.ts';

/** Every route of `app` has a `:program` in its path, which the catalog must know. */
export function requireProgram(app: ApiApp, { reports }: Services): void {
  app.decorateRequest('program');
  const require = atOnce((request) => {
    const given = String(Object(request.params).program);
    const program = given.trim().toLowerCase();
    if (!reports.catalog.programs.includes(program)) {
      throw new PublicError('program_not_found', { program: given });
    }
    request.setDecorator('program', program);
  });
  app.addHook('onRequest', require);
}

export const programOf = (request: FastifyRequest): string =>
  request.getDecorator<string>('program');
