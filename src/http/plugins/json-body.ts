import type { FastifyRequest } from 'fastify';
import { errorText, PublicError } from '../../kernel/errors.ts';
import type { ApiApp } from '../api-app.ts';
import { nestingOf } from '../input/nesting-of.ts';

/** No body that we take has more than four. */
const DEEPEST = 32;

/** JSON bodies, where an empty one, or an empty string, counts as none: real clients send it so. */
export function parseJsonBodies(app: ApiApp): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_: FastifyRequest, text: string) => {
      if (text.trim() === '') return undefined;
      refuseDeep(text);
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

function refuseDeep(text: string): void {
  const nesting = nestingOf(text);
  if (nesting <= DEEPEST) return;
  const reason = `it is nested ${nesting} deep, and ${DEEPEST} is the most that is read.`;
  throw new PublicError('malformed_body', { reason });
}
