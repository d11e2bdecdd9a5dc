import { Type } from 'typebox';
import { readThroughput, slotMinutes } from '../../../../reports/operations/read-throughput.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { exampleThroughput, period } from '../../../schemas/operations.ts';

const MESSAGE = 'Throughput fetched successfully';

const schema = {
  operationId: 'adminReadThroughput',
  tags: ['Operators'],
  summary: 'Tell how many executions ended in each interval, and how late they started',
  description: 'Whole intervals, also those in which nothing ended; 1000 at the most.',
  querystring: Type.Object(
    {
      ...period,
      intervalMinutes: Type.Optional(
        Type.Integer({ enum: [...slotMinutes], description: '60 when left out.' }),
      ),
    },
    { additionalProperties: false },
  ),
  response: { 200: answerOf('Throughput', MESSAGE, exampleThroughput), ...adminErrorAnswers() },
};

export const readThroughputRoute: Route = (app, { reports }) => {
  app.get('/throughput', { schema }, async ({ query }) =>
    success(await readThroughput(reports, query), MESSAGE),
  );
};
