import { Type } from 'typebox';
import type { PartnerView } from '../../identity/directory/views.ts';
import { id, time, uuid } from './fields.ts';
import { putAnswer } from './put-answer.ts';

export const exampleTenant = 'c0470500-0000-4000-8000-000000000001';
const ACCOUNT = 'The partner account: what stands in the account column of the rows.';

const Location = Type.Object(
  {
    id: Type.String({ description: 'The MPN id in the location column of the rows.' }),
    name: Type.String(),
  },
  { additionalProperties: false },
);

export const Partner = Type.Object(
  {
    tenantId: uuid('The partner', exampleTenant),
    name: Type.String(),
    accountId: Type.String({ description: ACCOUNT }),
    locations: Type.Array(Location),
    disabled: Type.Boolean({ description: 'True: nobody of the partner is let in.' }),
    createdTime: time('UTC', '2026-03-01T04:05:06.000Z'),
  },
  { $id: 'Partner', title: 'Partner' },
);

export const PutPartner = putAnswer('Partner');

export const examplePartner: PartnerView = {
  tenantId: exampleTenant,
  name: 'Contoso',
  accountId: '1001000',
  locations: [
    { id: '1001001', name: 'Seattle' },
    { id: '1001002', name: 'London' },
  ],
  disabled: false,
  createdTime: '2026-03-01T04:05:06.000Z',
};

export const PartnerParams = Type.Object({ tenantId: id('The partner', exampleTenant) });

const { name, accountId, locations } = examplePartner;

export const PartnerBody = Type.Object(
  {
    name: Type.Optional(Type.String({ description: 'Required for a new one.' })),
    accountId: Type.Optional(Type.String({ description: `${ACCOUNT} Required for a new one.` })),
    locations: Type.Optional(
      Type.Array(Location, { description: 'All of them.', maxItems: 10_000 }),
    ),
    disabled: Type.Optional(Type.Boolean({ description: 'False for a new one.' })),
  },
  {
    additionalProperties: false,
    description: 'What is left out stays as it is.',
    examples: [{ name, accountId, locations: [...locations] }],
  },
);
