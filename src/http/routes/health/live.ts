import type { ApiApp, StatusServices } from '../../api-app.ts';

const schema = {
  operationId: 'live',
  tags: ['Health'],
  summary: 'Say that the process answers',
  security: [],
  response: {
    200: {
      description: 'It does.',
      type: 'object',
      properties: { status: { type: 'string' }, version: { type: 'string' } },
      examples: [{ status: 'ok', version: '0.1.0' }],
    },
  },
};

export const answerLive = (app: ApiApp, { version }: StatusServices): void => {
  app.get('/health/live', { schema }, async () => ({ status: 'ok', version }));
};
