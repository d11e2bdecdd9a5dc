/**
 * The form of a file for `insights apply`. `docs/identities.schema.json` is made from it, for editors;
 * a pattern's comment says in words what it asks for.
 */
const text = { type: 'string', minLength: 1 } as const;

const uuid = {
  type: 'string',
  pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
  $comment: 'should be a UUID such as a1c0ffee-0000-4000-8000-000000000001',
} as const;

const object = (
  properties: Readonly<Record<string, object>>,
  required: readonly string[],
  further: object = {},
) => ({ type: 'object', properties, required, additionalProperties: false, ...further });

const secretFrom = object(
  {
    env: {
      type: 'string',
      pattern: '^(?!INSIGHTS_)[A-Za-z_][A-Za-z0-9_]*$',
      description:
        'The environment variable that holds it. Those that begin with INSIGHTS_ are settings.',
    },
  },
  ['env'],
);

const hash = { type: 'string', pattern: '^\\$scrypt\\$ln=\\d+,r=\\d+,p=\\d+\\$.+\\$.+$' } as const;

const roles = {
  type: 'array',
  items: {
    type: 'string',
    pattern: '^(executive-report-viewer|report-viewer|operator)(@[^@,]+(,[^@,]+)*)?$',
    $comment:
      'should be executive-report-viewer, report-viewer or operator, with @ and locations behind it if it is for those only: report-viewer@3003001,3003002',
  },
} as const;

const disabled = { type: 'boolean', description: 'Left out: as it is.' } as const;

const user = object(
  {
    userName: { ...text, description: 'The sign-in name, unique at its partner.' },
    userId: { ...uuid, description: 'To know the user by when the name changes.' },
    displayName: text,
    roles,
    password: { ...secretFrom, description: 'Left out, with passwordHash: as it is; new: none.' },
    passwordHash: hash,
    disabled,
  },
  ['userName', 'roles'],
  { not: { required: ['password', 'passwordHash'] } },
);

const application = object(
  {
    clientId: uuid,
    name: text,
    roles,
    secret: { ...secretFrom, description: 'Of a new application; left out, one is made up.' },
    secretHash: hash,
    disabled,
  },
  ['clientId', 'name', 'roles'],
  { not: { required: ['secret', 'secretHash'] } },
);

const members = {
  users: { type: 'array', items: user },
  applications: { type: 'array', items: application },
} as const;

const partner = object(
  {
    tenantId: uuid,
    name: text,
    accountId: { ...text, description: 'The partner account of the rows.' },
    locations: {
      type: 'array',
      items: object({ id: text, name: text }, ['id', 'name']),
      description: 'All of them. Left out: as they are.',
    },
    disabled,
    ...members,
  },
  ['tenantId', 'name', 'accountId'],
);

export const identitiesSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Identities for insights apply',
  ...object({ partners: { type: 'array', items: partner }, operators: object(members, []) }, []),
} as const;
