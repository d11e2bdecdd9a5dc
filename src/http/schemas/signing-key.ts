import { Type } from 'typebox';
import type { KeyView } from '../../identity/keys/list-keys.ts';
import { time } from './fields.ts';
import { Nullable } from './nullable.ts';

const KID = 'Xq2vYx0cT1mBq0v9u8w7s6r5p4o3n2m1l0k9j8h7g6f';
export const exampleRotated = {
  kid: 'Zk9j8h7g6f5d4s3a2p1o0i9u8y7t6r5e4w3q2Xq2vYx',
  retired: [KID],
};

export const KeyParams = Type.Object({
  kid: Type.String({
    description: 'The key, as it stands in the header of tokens',
    examples: [KID],
  }),
});

export const SigningKey = Type.Object(
  {
    kid: Type.String({ description: 'As it stands in the header of tokens.' }),
    status: Type.String({
      enum: ['signing', 'verifying', 'expired', 'revoked'],
      description: 'Verifying: it signs no more, and what it signed is still valid.',
    }),
    createdTime: time('UTC', '2026-03-01T04:05:06.000Z'),
    retiredTime: Nullable(time('When it ceased to sign', '2026-05-30T04:05:06.000Z')),
    verifiesUntil: Nullable(
      time('Until when what it signed is accepted', '2026-05-30T05:06:06.000Z'),
    ),
  },
  { $id: 'SigningKey', title: 'SigningKey' },
);

export const KeyRotation = Type.Object(
  {
    kid: Type.String({ description: 'The key that signs from now on.' }),
    retired: Type.Array(Type.String(), { description: 'Those that signed until now.' }),
  },
  { $id: 'KeyRotation', title: 'KeyRotation' },
);

export const KeyRevocation = Type.Object(
  {
    outcome: Type.String({ enum: ['changed', 'unchanged'] }),
    replacedBy: Nullable(
      Type.String({ description: 'The key that signs from now on, when this one did.' }),
    ),
  },
  { $id: 'KeyRevocation', title: 'KeyRevocation' },
);

export const exampleKey: KeyView = {
  kid: KID,
  status: 'signing',
  createdTime: '2026-03-01T04:05:06.000Z',
  retiredTime: null,
  verifiesUntil: null,
};
