import { Type } from 'typebox';
import { describeDatasets } from '../../../reports/describe-datasets.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { exampleDescription } from '../../schemas/dataset-description.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';

const MESSAGE = 'Dataset described successfully';

const schema = {
  operationId: 'describeDatasets',
  tags: ['Datasets'],
  summary: 'Describe the datasets, or one of them: columns, metrics, and what is withheld from you',
  querystring: Type.Object({
    datasetName: Type.Optional(
      Type.String({ description: 'Only this one, in any case.', examples: ['OfficeUsage'] }),
    ),
  }),
  response: {
    200: answerOf('DatasetDescription', MESSAGE, exampleDescription),
    ...apiErrorAnswers('dataset_not_found'),
  },
};

export const describeDatasetsRoute: Route = (app, { reports }) => {
  app.get('/ScheduledDataset/describe', { schema }, async (request) => {
    const asked = { program: programOf(request), ...request.query };
    return success(describeDatasets(reports, callerOf(request), asked), MESSAGE);
  });
};
