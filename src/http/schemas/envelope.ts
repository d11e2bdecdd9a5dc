import { type TSchema, Type } from 'typebox';
import { page, success } from '../envelope.ts';

const envelope = (value: TSchema, nextLink = 'Always null.') => ({
  value,
  nextLink: Type.Unsafe<string | null>({ type: ['string', 'null'], description: nextLink }),
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

/** The 200 answer that lists them in parts. */
export const pageOf = (itemSchema: string, message: string, nextLink: string, item: object) => ({
  description: message,
  ...Type.Object(
    envelope(
      Type.Array(Type.Unsafe({ $ref: `${itemSchema}#` })),
      'The address of the next part; null with the last.',
    ),
  ),
  examples: [page([item], message, nextLink)],
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
