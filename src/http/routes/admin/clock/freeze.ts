import type { VirtualTime } from '../../../../reports/clock/virtual-time.ts';
import type { ApiApp } from '../../../api-app.ts';
import { Clock, changeErrors, clockSchema } from './schema.ts';

const schema = {
  ...clockSchema,
  operationId: 'freezeClock',
  summary: 'Let the virtual clock stand still',
  response: { 200: Clock, ...changeErrors },
};

export const freezeClockRoute = (app: ApiApp, virtualTime: VirtualTime): void => {
  app.post('/admin/clock/freeze', { schema }, async () => virtualTime.freeze());
};
