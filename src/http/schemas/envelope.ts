import { type TSchema, Type } from 'typebox';
import { success } from '../envelope.ts';

const envelope = (value: TSchema) => ({
  value,
  nextLink: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'Always null.' }),
  totalCount: Type.Integer({ description: 'Length of value.' }),
  message: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
  statusCode: Type.Integer({ description: 'The same as the HTTP status.' }),
  dataRedacted: Type.Boolean({
    description: 'True when a value was withheld because of your role.',
  }),
});

/** The 200 answer that lists items of a shared schema. */
export const answerOf = (itemSchema: string, message: string | null, ...items: object[]) => ({
  description: message ?? 'Success',
  ...Type.Object(envelope(Type.Array(Type.Unsafe({ $ref: `${itemSchema}#` })))),
  examples: [success(items, message)],
});

/** The answer of every error. */
export const Failure = Type.Object(
  envelope(Type.Array(Type.Unknown(), { description: 'Always empty.' })),
  {
    $id: 'Failure',
    title: 'Failure',
    description:
      'What went wrong, in message. The headers x-error-code and x-correlation-id say it to programs and to support.',
  },
);
