import { type Static, Type } from 'typebox';
import { type RoleGrant, type RoleName, roles } from '../../kernel/roles.ts';
import { Nullable } from './nullable.ts';

const ROLE = `${roles.join(', ')}; the last is for operators alone.`;
const LOCATIONS = 'Ids of locations of the partner; null: the whole account.';
const locations = Nullable(Type.Array(Type.String(), { description: LOCATIONS }));

/** As it is answered. */
export const RoleGrants = Type.Array(
  Type.Object({ role: Type.String({ enum: [...roles] }), locations }),
);

/** As it is sent. */
export const WishedRoles = Type.Array(
  Type.Object(
    { role: Type.String({ description: ROLE }), locations: Type.Optional(locations) },
    { additionalProperties: false },
  ),
  { description: 'All of them: who had another role has it no more.', maxItems: 100 },
);

/** A body may leave the locations out; whether there is such a role is told where roles are granted. */
export const readRoles = (wished?: Static<typeof WishedRoles>): RoleGrant[] | undefined =>
  wished?.map(({ role, locations = null }) => ({ role: role as RoleName, locations }));
