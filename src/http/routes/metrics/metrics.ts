import type { ApiApp, StatusServices } from '../../api-app.ts';

/** Of Prometheus' text exposition format. */
const TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const schema = {
  operationId: 'metrics',
  tags: ['Health'],
  summary: 'Tell the metrics, for Prometheus',
  security: [],
  response: {
    200: {
      description: 'Metrics in the text exposition format.',
      content: {
        'text/plain': {
          schema: { type: 'string', examples: ['insights_store_up{process="api"} 1\n'] },
        },
      },
    },
  },
};

export const tellMetrics = (app: ApiApp, { metrics }: StatusServices): void => {
  app.get('/metrics', { schema }, async (_, reply) => {
    reply.header('cache-control', 'no-store').type(TYPE);
    return metrics();
  });
};
