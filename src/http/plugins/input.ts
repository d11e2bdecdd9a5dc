import type { FastifyRequest, RouteOptions } from 'fastify';
import { PublicError } from '../../kernel/errors.ts';
import type { ApiApp } from '../api-app.ts';
import { type ObjectSchema, readValues } from '../input/read-values.ts';
import { atOnce } from './at-once.ts';

/**
 * Reads what clients send into what the route's schema says, before the schema validates it: names in
 * any case, numbers and booleans as text, blanks around path ids, no body where all is optional.
 */
export function readInput(app: ApiApp): void {
  app.addHook('onRoute', (route) => {
    const { body, querystring } = schemasOf(route);
    route.preValidation = [
      atOnce((request: FastifyRequest) => {
        request.params = trimAll(request.params);
        for (const values of [request.params, request.query, request.body]) refuseNul(values);
        if (querystring) request.query = readValues(querystring, { ...Object(request.query) });
        const given = request.body ?? {};
        if (body && isPlainObject(given)) request.body = readValues(body, given);
      }),
      ...[route.preValidation ?? []].flat(),
    ];
  });
}

/** PostgreSQL cannot keep it, and no name or text needs it. */
function refuseNul(values: unknown): void {
  for (const [name, value] of Object.entries(Object(values))) {
    if (typeof value !== 'string' || !value.includes('\0')) continue;
    throw new PublicError('invalid_request', {
      reason: `${name} must not hold the character U+0000.`,
    });
  }
}

const schemasOf = ({ schema }: RouteOptions): { body?: ObjectSchema; querystring?: ObjectSchema } =>
  (schema ?? {}) as never;

const trimAll = (params: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(Object(params)).map(([name, value]) => [name, String(value).trim()]),
  );

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
