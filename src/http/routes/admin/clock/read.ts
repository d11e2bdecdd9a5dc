import type { VirtualTime } from '../../../../reports/clock/virtual-time.ts';
import type { ApiApp } from '../../../api-app.ts';
import { Clock, clockSchema } from './schema.ts';

const schema = {
  ...clockSchema,
  operationId: 'readClock',
  summary: 'Read the virtual clock',
  response: { 200: Clock },
};

export const readClockRoute = (app: ApiApp, virtualTime: VirtualTime): void => {
  app.get('/admin/clock', { schema }, async () => virtualTime.read());
};
