import { Type } from 'typebox';
import { errorAnswers } from '../../../schemas/error-answers.ts';
import { time } from '../../../schemas/fields.ts';

/** What the routes of the clock have in common. */
export const clockSchema = { tags: ['Clock'], security: [] };

const view = {
  mode: Type.String({ enum: ['virtual'] }),
  now: time('UTC', '2026-03-01T04:05:06Z'),
  frozen: Type.Boolean({ description: 'True: it stands still until it is advanced or resumed.' }),
};

const exampleView = { mode: 'virtual', now: '2026-03-01T04:05:06Z', frozen: false };

export const Clock = {
  description: 'The clock.',
  ...Type.Object(view),
  examples: [exampleView],
};

export const AdvancedClock = {
  description: 'The clock, and what was done on the way.',
  ...Type.Object({
    ...view,
    steps: Type.Integer({ description: 'Instants at which something fell due.' }),
    executions: Type.Integer({ description: 'Executions that ended.' }),
    deliveries: Type.Integer({ description: 'Attempts to deliver a callback.' }),
  }),
  examples: [{ ...exampleView, steps: 31, executions: 31, deliveries: 31 }],
};

export const changeErrors = errorAnswers('unsupported_media_type', 'clock_busy', 'internal');
