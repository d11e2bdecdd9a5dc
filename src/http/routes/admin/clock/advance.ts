import { Type } from 'typebox';
import type { VirtualTime } from '../../../../reports/clock/virtual-time.ts';
import type { ApiApp } from '../../../api-app.ts';
import { clientSignal } from '../../../client-signal.ts';
import { errorAnswers } from '../../../schemas/error-answers.ts';
import { time } from '../../../schemas/fields.ts';
import { AdvancedClock, clockSchema } from './schema.ts';

const schema = {
  ...clockSchema,
  operationId: 'advanceClock',
  summary: 'Move the virtual clock on; answers when all that fell due on the way is done',
  body: Type.Object(
    {
      seconds: Type.Optional(Type.Number({ description: 'How far; excludes to.' })),
      run: Type.Optional(
        Type.Boolean({
          description:
            'False: leap without running what falls due on the way, as if the service had been down.',
        }),
      ),
      to: Type.Optional(time('Where to, UTC; excludes seconds.', '2026-03-08T00:00:00Z')),
    },
    { examples: [{ seconds: 86_400 }] },
  ),
  response: {
    200: AdvancedClock,
    ...errorAnswers(
      'malformed_body',
      'invalid_request',
      'unsupported_media_type',
      'clock_busy',
      'clock_waiting',
      'internal',
    ),
  },
};

export const advanceClockRoute = (app: ApiApp, virtualTime: VirtualTime): void => {
  app.post('/admin/clock/advance', { schema }, async (request, reply) => {
    // A year takes longer than a silent connection may last otherwise.
    request.raw.setTimeout(0);
    return virtualTime.advance(request.body, clientSignal(reply));
  });
};
