import { Type } from 'typebox';
import { sampleValues } from '../../../reports/dataset-facts/sample-values.ts';
import type { Route } from '../../api-app.ts';
import { clientSignal } from '../../client-signal.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { exampleSamples } from '../../schemas/dataset-facts.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';

const MESSAGE = 'Dataset samples fetched successfully';

const schema = {
  operationId: 'datasetSamples',
  tags: ['Datasets'],
  summary: 'Some values of each column of a dataset, from your newest rows',
  querystring: Type.Object({
    datasetName: Type.String({ description: 'In any case.', examples: ['OfficeUsage'] }),
  }),
  response: {
    200: answerOf('DatasetSamples', MESSAGE, exampleSamples),
    ...apiErrorAnswers('dataset_not_found', 'dataset_empty', 'test_queries_busy', 'query_timeout'),
  },
};

export const datasetSamplesRoute: Route = (app, { reports }) => {
  app.get('/ScheduledDataset/samples', { schema }, async (request, reply) => {
    const asked = { program: programOf(request), ...request.query };
    const found = await sampleValues(reports, callerOf(request), asked, clientSignal(reply));
    return success(
      [found],
      MESSAGE,
      found.columns.some(({ withheld }) => withheld),
    );
  });
};
