import { Type } from 'typebox';
import { exampleTenant } from './partner.ts';

export const TenantFilter = Type.Object(
  {
    tenantId: Type.Optional(
      Type.String({ description: 'Only those of this partner.', examples: [exampleTenant] }),
    ),
  },
  { additionalProperties: false },
);

/** What can be wrong with any wish that comes as a body. */
export const bodyErrors = [
  'malformed_body',
  'unsupported_media_type',
  'identity_invalid',
  'identity_not_found',
  'body_too_large',
] as const;
