import { Type } from 'typebox';
import type { UserView } from '../../identity/directory/views.ts';
import { id, time, uuid } from './fields.ts';
import { Nullable } from './nullable.ts';
import { exampleTenant } from './partner.ts';
import { putAnswer } from './put-answer.ts';
import { RoleGrants, WishedRoles } from './role-grant.ts';

const USER_ID = 'c0470500-0000-4000-8000-0000000000a3';

export const User = Type.Object(
  {
    userId: uuid('The user', USER_ID),
    tenantId: uuid('The partner', exampleTenant),
    userName: Type.String({ description: 'In lower case.' }),
    displayName: Type.String(),
    roles: RoleGrants,
    disabled: Type.Boolean(),
    signIn: Type.String({
      description: 'password, none, or the address of the issuer that vouches for the user.',
    }),
    createdTime: time('UTC', '2026-03-01T04:05:06.000Z'),
  },
  { $id: 'User', title: 'User' },
);

export const PutUser = putAnswer('User');

export const exampleUser: UserView = {
  userId: USER_ID,
  tenantId: exampleTenant,
  userName: 'seattle@contoso.example',
  displayName: 'Contoso Seattle',
  roles: [{ role: 'executive-report-viewer', locations: ['1001001'] }],
  disabled: false,
  signIn: 'password',
  createdTime: '2026-03-01T04:05:06.000Z',
};

export const UserParams = Type.Object({ userId: id('The user', USER_ID) });

export const UserBody = Type.Object(
  {
    tenantId: Type.Optional(
      id('The partner; of the operators their own. Required for a new user.', exampleTenant),
    ),
    userName: Type.Optional(
      Type.String({ description: 'Unique at the partner, in any case. Required for a new user.' }),
    ),
    displayName: Type.Optional(Type.String({ description: 'The userName for a new user.' })),
    roles: Type.Optional(WishedRoles),
    disabled: Type.Optional(
      Type.Boolean({ description: 'True: the tokens of the user end at once.' }),
    ),
    password: Type.Optional(
      Nullable(Type.String({ description: '12 to 256 characters; null: no sign-in by password.' })),
    ),
  },
  {
    additionalProperties: false,
    description: 'What is left out stays as it is.',
    examples: [
      {
        tenantId: exampleTenant,
        userName: exampleUser.userName,
        displayName: exampleUser.displayName,
        roles: [{ role: 'executive-report-viewer', locations: ['1001001'] }],
        password: 'a long one of your own',
      },
      { disabled: true },
    ],
  },
);
