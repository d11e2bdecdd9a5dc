import { listWorkers } from '../../../../reports/operations/list-workers.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { exampleWorker } from '../../../schemas/operations.ts';

const MESSAGE = 'Workers fetched successfully';

const schema = {
  operationId: 'adminListWorkers',
  tags: ['Operators'],
  summary: 'List the workers of all machines, and what each holds',
  description: 'One that stops in order is listed no more; a lost one is for a day.',
  response: { 200: answerOf('Worker', MESSAGE, exampleWorker), ...adminErrorAnswers() },
};

export const listWorkersRoute: Route = (app, { reports }) => {
  app.get('/workers', { schema }, async () => success(await listWorkers(reports), MESSAGE));
};
