import type { FastifyRequest } from 'fastify';
import { errorText, PublicError } from '../../kernel/errors.ts';
import type { ApiApp } from '../api-app.ts';
import { isDeeperThan } from '../input/json-depth.ts';

/** Nothing that is asked for here is deeper than two. */
const MOST_DEPTH = 20;

/** JSON bodies, where an empty one, or an empty string, counts as none: real clients send it so. */
export function parseJsonBodies(app: ApiApp): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_: FastifyRequest, text: string) => {
      if (text.trim() === '') return undefined;
      if (isDeeperThan(text, MOST_DEPTH)) {
        const reason = `it is nested more than ${MOST_DEPTH} levels deep.`;
        throw new PublicError('malformed_body', { reason });
      }
      try {
        return JSON.parse(text);
      } catch (error) {
        throw new PublicError('malformed_body', { reason: errorText(error) });
      }
    },
  );
  // An empty body has no type that could be wrong.
  app.addContentTypeParser(
    '*',
    { parseAs: 'string' },
    async (request: FastifyRequest, text: string) => {
      if (text.trim() === '') return undefined;
      const type = request.headers['content-type'] ?? '(none)';
      throw new PublicError('unsupported_media_type', { type });
    },
  );
}
