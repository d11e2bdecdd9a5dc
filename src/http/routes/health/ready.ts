import { PublicError } from '../../../kernel/errors.ts';
import type { ApiApp, StatusServices } from '../../api-app.ts';
import { errorAnswers } from '../../schemas/error-answers.ts';
import { runChecks } from './run-checks.ts';

const schema = {
  operationId: 'ready',
  tags: ['Health'],
  summary: 'Say whether requests can be served',
  description:
    'Each check takes at most two seconds. The message of a 503 names those that failed.',
  security: [],
  response: {
    200: {
      description: 'They can.',
      type: 'object',
      properties: {
        status: { type: 'string' },
        checks: { type: 'object', additionalProperties: { type: 'string' } },
      },
      examples: [{ status: 'ok', checks: { store: 'ok', engine: 'ok', files: 'ok', disk: 'ok' } }],
    },
    ...errorAnswers('unavailable'),
  },
};

export const answerReady = (app: ApiApp, { checks, stopping }: StatusServices): void => {
  app.get('/health/ready', { schema }, async (request) => {
    if (stopping?.isAnnounced)
      throw new PublicError('unavailable', { reason: 'it is being stopped.' });
    const failed = await runChecks(checks, request.log);
    const problems = Object.entries(failed).map(([name, problem]) => `${name}: ${problem}`);
    if (problems.length > 0) {
      throw new PublicError('unavailable', { reason: `${problems.sort().join('; ')}.` });
    }
    const names = Object.keys(checks);
    return { status: 'ok', checks: Object.fromEntries(names.map((name) => [name, 'ok'])) };
  });
};
