import { type ErrorCode, errorCatalogue } from '../../kernel/error-catalogue.ts';
import { failure } from '../envelope.ts';

/** Documents the error answers of a route, by status. */
export function errorAnswers(...codes: ErrorCode[]): Record<string, object> {
  const byStatus = Map.groupBy(codes, (code) => errorCatalogue[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\``).join(', '),
        content: {
          'application/json': { schema: { $ref: 'Failure#' }, examples: examplesOf(group) },
        },
      },
    ]),
  );
}

const examplesOf = (codes: readonly ErrorCode[]): object =>
  Object.fromEntries(
    codes.map((code) => {
      const { status, sentence } = errorCatalogue[code];
      return [code, { summary: sentence, value: failure(status, sentence) }];
    }),
  );

/** Those of every route of the API, and the route's own. */
export const apiErrorAnswers = (...codes: ErrorCode[]): Record<string, object> =>
  errorAnswers(
    'invalid_request',
    'token_missing',
    'token_invalid',
    'no_role',
    'program_not_found',
    'rate_limited',
    'internal',
    ...codes,
  );

/** Those of every route of the operators' API, and the route's own. */
export const adminErrorAnswers = (...codes: ErrorCode[]): Record<string, object> =>
  errorAnswers(
    'invalid_request',
    'token_missing',
    'token_invalid',
    'operator_only',
    'rate_limited',
    'internal',
    ...codes,
  );
