import { Type } from 'typebox';
import type { MeView } from '../../reports/me.ts';
import { exampleIds } from './fields.ts';
import { Nullable } from './nullable.ts';

export const Me = Type.Object(
  {
    userId: Type.String(),
    userName: Type.String(),
    displayName: Type.String(),
    kind: Type.String({ enum: ['user', 'application'] }),
    tenantId: Type.String(),
    partnerName: Type.String(),
    accountId: Nullable(
      Type.String({ description: 'The account of the rows; null: an operator has none.' }),
    ),
    roles: Type.Array(
      Type.Object({
        role: Type.String(),
        locations: Nullable(
          Type.Array(Type.String(), { description: 'MPN ids; null: the whole account.' }),
        ),
      }),
    ),
    wholeAccount: Type.Boolean({ description: 'Whether the rows of every location are seen.' }),
    locations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }), {
      description: 'Those whose rows are seen; empty without a role.',
    }),
    withheld: Type.Array(Type.String({ enum: ['revenue', 'personal'] }), {
      description: 'Columns of these kinds read as null.',
    }),
    isOperator: Type.Boolean(),
  },
  { $id: 'Me', title: 'Me' },
);

export const exampleMe: MeView = {
  userId: exampleIds.query,
  userName: 'viewer@contoso.example',
  displayName: 'Contoso viewer',
  kind: 'user',
  tenantId: exampleIds.report,
  partnerName: 'Contoso',
  accountId: '1001000',
  roles: [{ role: 'report-viewer', locations: ['1001001'] }],
  wholeAccount: false,
  locations: [{ id: '1001001', name: 'Seattle' }],
  withheld: ['revenue', 'personal'],
  isOperator: false,
};
