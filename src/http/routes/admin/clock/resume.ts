import type { VirtualTime } from '../../../../reports/clock/virtual-time.ts';
import type { ApiApp } from '../../../api-app.ts';
import { Clock, changeErrors, clockSchema } from './schema.ts';

const schema = {
  ...clockSchema,
  operationId: 'resumeClock',
  summary: 'Let the virtual clock tick',
  response: { 200: Clock, ...changeErrors },
};

export const resumeClockRoute = (app: ApiApp, virtualTime: VirtualTime): void => {
  app.post('/admin/clock/resume', { schema }, async () => virtualTime.resume());
};
