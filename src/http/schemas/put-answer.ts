import { type TSchema, Type } from 'typebox';

const Change = Type.Object({
  property: Type.String(),
  before: Type.Unknown(),
  after: Type.Unknown({ description: 'Never a password or secret.' }),
});

/** What became of a wish about a thing of the shared schema `of`. */
export const putAnswer = (of: string, secret: Record<string, TSchema> = {}) =>
  Type.Object(
    {
      outcome: Type.String({
        enum: ['created', 'changed', 'unchanged'],
        description: 'The same wish once more is unchanged.',
      }),
      changes: Type.Array(Change, { description: 'Empty unless changed.' }),
      value: Type.Unsafe({ $ref: `${of}#` }),
      ...secret,
    },
    { $id: `Put${of}`, title: `Put${of}` },
  );

/** What says so in the envelope. */
export const putMessage = (what: string, outcome: string): string =>
  outcome === 'unchanged' ? `${what} unchanged` : `${what} ${outcome} successfully`;
