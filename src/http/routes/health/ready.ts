import { PublicError } from '../../../kernel/errors.ts';
import type { Route } from '../../api-app.ts';
import { errorAnswers } from '../../schemas/error-answers.ts';

const schema = {
  operationId: 'ready',
  tags: ['Health'],
  summary: 'Say whether requests can be served',
  security: [],
  response: {
    200: {
      description: 'They can.',
      type: 'object',
      properties: { status: { type: 'string' } },
      examples: [{ status: 'ok' }],
    },
    ...errorAnswers('unavailable'),
  },
};

export const answerReady: Route = (app, { reports }) => {
  app.get('/health/ready', { schema }, async (request) => {
    try {
      // An empty transaction takes and gives back the lock that every change needs.
      await reports.store.transaction(async () => undefined);
    } catch (error) {
      request.log.error({ err: error }, 'the store does not answer');
      throw new PublicError('unavailable', { reason: 'the store does not answer.' });
    }
    return { status: 'ok' };
  });
};
