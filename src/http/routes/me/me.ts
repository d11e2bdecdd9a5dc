import { describeMe } from '../../../reports/me.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { authenticate } from '../../plugins/authentication.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { errorAnswers } from '../../schemas/error-answers.ts';
import { exampleMe } from '../../schemas/me.ts';

const MESSAGE = 'Identity fetched successfully';

const schema = {
  operationId: 'whoAmI',
  tags: ['Identity'],
  summary: 'Tell whom the token speaks for, and what that may see',
  response: {
    200: answerOf('Me', MESSAGE, exampleMe),
    ...errorAnswers(
      ...([
        'token_missing',
        'token_invalid',
        'program_not_found',
        'rate_limited',
        'internal',
      ] as const),
    ),
  },
};

export const meRoute: Route = (app, services) => {
  const { db } = services.reports.store;
  app.get('/me', { schema }, async (request, reply) => {
    const principal = await authenticate(services, request, reply);
    return success([await describeMe(db, principal)], MESSAGE);
  });
};
