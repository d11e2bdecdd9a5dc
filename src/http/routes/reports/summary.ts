import { Type } from 'typebox';
import { LARGEST_PAGE, summarizeReports } from '../../../reports/summaries/summarize-reports.ts';
import type { Route } from '../../api-app.ts';
import { page } from '../../envelope.ts';
import { nextPage } from '../../next-page.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { pageOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleIds } from '../../schemas/fields.ts';
import { exampleSummary } from '../../schemas/report-summary.ts';

const MESSAGE = 'Report summaries fetched successfully';
const NEXT = `https://insights.example/insights/v1/mpn/ScheduledReport/summary?limit=1&after=${exampleIds.report}`;

const schema = {
  operationId: 'summarizeReports',
  tags: ['Reports'],
  summary: 'How your reports stand: when they run next, how the last runs went',
  description: 'In the order of their ids, in parts: nextLink leads to the next one.',
  querystring: Type.Object({
    reportId: Type.Optional(
      Type.String({ description: 'Only this one; several are split by semicolons.' }),
    ),
    after: Type.Optional(
      Type.String({
        description: 'Only reports whose id comes after this one.',
        examples: [exampleIds.report],
      }),
    ),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: LARGEST_PAGE,
        description: `${LARGEST_PAGE} when left out.`,
      }),
    ),
  }),
  response: {
    200: pageOf('ReportSummary', MESSAGE, NEXT, exampleSummary),
    ...apiErrorAnswers('reports_not_found'),
  },
};

export const summarizeReportsRoute: Route = (app, { reports, publicUrl }) => {
  app.get('/ScheduledReport/summary', { schema }, async (request) => {
    const [caller, program] = [callerOf(request), programOf(request)];
    const { summaries, next } = await summarizeReports(reports, caller, program, request.query);
    return page(summaries, MESSAGE, nextPage(publicUrl, request, next));
  });
};
