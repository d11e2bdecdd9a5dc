import { Type } from 'typebox';
import type { ApplicationView } from '../../identity/directory/views.ts';
import { id, time, uuid } from './fields.ts';
import { Nullable } from './nullable.ts';
import { exampleTenant } from './partner.ts';
import { putAnswer } from './put-answer.ts';
import { RoleGrants, WishedRoles } from './role-grant.ts';

const CLIENT_ID = 'c0470500-0000-4000-8000-0000000000c1';
const SECRET_ID = '6f1c2f0e-8a57-4c43-9d0b-2f6e5d4c3b55';
const LENGTH = '12 to 256 characters; left out, one is made up and answered.';

const SecretView = Type.Object({
  secretId: uuid('The secret', SECRET_ID),
  createdTime: time('UTC', '2026-03-01T04:05:06.000Z'),
  expiresTime: Nullable(
    time('Null for the newest; an older one is valid until then.', '2026-03-02T04:05:06.000Z'),
  ),
});

export const Application = Type.Object(
  {
    clientId: uuid('The application', CLIENT_ID),
    tenantId: uuid('The partner', exampleTenant),
    name: Type.String(),
    roles: RoleGrants,
    disabled: Type.Boolean(),
    secrets: Type.Array(SecretView, { description: 'Those that are valid, the newest first.' }),
    createdTime: time('UTC', '2026-03-01T04:05:06.000Z'),
  },
  { $id: 'Application', title: 'Application' },
);

export const PutApplication = putAnswer('Application', {
  secret: Type.Optional(
    Type.String({ description: 'One that was made up: it cannot be shown again.' }),
  ),
});

export const exampleApplication: ApplicationView = {
  clientId: CLIENT_ID,
  tenantId: exampleTenant,
  name: 'Contoso reporting',
  roles: [{ role: 'executive-report-viewer', locations: null }],
  disabled: false,
  secrets: [{ secretId: SECRET_ID, createdTime: '2026-03-01T04:05:06.000Z', expiresTime: null }],
  createdTime: '2026-03-01T04:05:06.000Z',
};

export const exampleSecretText = 'Jm9vLWV4YW1wbGUtb2Ytbm8tdXNlLTMyLWJ5dGVzISE';

export const ApplicationParams = Type.Object({ clientId: id('The application', CLIENT_ID) });

export const ApplicationBody = Type.Object(
  {
    tenantId: Type.Optional(
      id('The partner; of the operators their own. Required for a new one.', exampleTenant),
    ),
    name: Type.Optional(Type.String({ description: 'Required for a new one.' })),
    roles: Type.Optional(WishedRoles),
    disabled: Type.Optional(
      Type.Boolean({ description: 'True: the tokens that it got end at once.' }),
    ),
    secret: Type.Optional(Type.String({ description: `Of a new application: ${LENGTH}` })),
  },
  {
    additionalProperties: false,
    description: 'What is left out stays as it is.',
    examples: [
      {
        tenantId: exampleTenant,
        name: exampleApplication.name,
        roles: [{ role: 'executive-report-viewer' }],
      },
    ],
  },
);

export const RotateSecretBody = Type.Object(
  {
    rotationId: Type.Optional(
      id('A UUID of yours: the same one again changes nothing.', SECRET_ID),
    ),
    secret: Type.Optional(Type.String({ description: LENGTH })),
    overlapHours: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 8760,
        description: 'How long the secret before stays valid: 24 when left out; 0 ends it at once.',
      }),
    ),
  },
  { additionalProperties: false, examples: [{ rotationId: SECRET_ID, overlapHours: 24 }] },
);
