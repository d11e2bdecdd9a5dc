import { type QueueState, readQueueState } from '../../../../reports/executions/queue-state.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { exampleQueue } from '../../../schemas/operations.ts';

const MESSAGE = 'Queue fetched successfully';

const schema = {
  operationId: 'adminReadQueue',
  tags: ['Operators'],
  summary: 'Tell what waits and what runs, by lane, and the state of the callbacks',
  response: { 200: answerOf('Queue', MESSAGE, exampleQueue), ...adminErrorAnswers() },
};

export const readQueueRoute: Route = (app, { reports }) => {
  app.get('/queue', { schema }, async () => {
    const asOfTime = reports.clock.now().toISOString();
    return success([{ asOfTime, ...toView(await readQueueState(reports)) }], MESSAGE);
  });
};

const toView = ({ lanes, callbacks, oldestCallbackSeconds }: QueueState) => ({
  lanes,
  callbacks: {
    pending: callbacks.Pending,
    sending: callbacks.Sending,
    held: callbacks.Held,
    failed: callbacks.Failed,
  },
  oldestCallbackSeconds,
});
