import { Type } from 'typebox';
import { listDatasets } from '../../../reports/list-datasets.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { programOf } from '../../plugins/program.ts';
import { exampleDataset } from '../../schemas/dataset.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';

const MESSAGE = 'Dataset fetched successfully';

const schema = {
  operationId: 'listDatasets',
  tags: ['Datasets'],
  summary: 'List the datasets, or one of them',
  querystring: Type.Object({
    datasetName: Type.Optional(
      Type.String({ description: 'Only this one, in any case.', examples: ['OfficeUsage'] }),
    ),
  }),
  response: {
    200: answerOf('Dataset', MESSAGE, exampleDataset),
    ...apiErrorAnswers('dataset_not_found'),
  },
};

export const listDatasetsRoute: Route = (app, { reports }) => {
  app.get('/ScheduledDataset', { schema }, async (request) =>
    success(listDatasets(reports, { program: programOf(request), ...request.query }), MESSAGE),
  );
};
