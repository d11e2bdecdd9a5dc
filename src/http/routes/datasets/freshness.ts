import { Type } from 'typebox';
import { datasetFreshness } from '../../../reports/dataset-facts/dataset-freshness.ts';
import type { Route } from '../../api-app.ts';
import { clientSignal } from '../../client-signal.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { exampleFreshness } from '../../schemas/dataset-facts.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';

const MESSAGE = 'Dataset freshness fetched successfully';

const schema = {
  operationId: 'datasetFreshness',
  tags: ['Datasets'],
  summary: 'How new the data of the datasets is, or of one of them, and how many rows are yours',
  querystring: Type.Object({
    datasetName: Type.Optional(
      Type.String({ description: 'Only this one, in any case.', examples: ['OfficeUsage'] }),
    ),
  }),
  response: {
    200: answerOf('DatasetFreshness', MESSAGE, exampleFreshness),
    ...apiErrorAnswers('dataset_not_found'),
  },
};

export const datasetFreshnessRoute: Route = (app, { reports }) => {
  app.get('/ScheduledDataset/freshness', { schema }, async (request, reply) => {
    const asked = { program: programOf(request), ...request.query };
    const found = await datasetFreshness(reports, callerOf(request), asked, clientSignal(reply));
    return success(found, MESSAGE);
  });
};
