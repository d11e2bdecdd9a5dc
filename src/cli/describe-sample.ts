import { sampleIdentities } from '../app/known-identities.ts';

/** Who can sign in to the sample world, said loudly: these passwords are public. */
export const describeSample = (): string[] => [
  '',
  '  SAMPLE IDENTITIES: their passwords are public. Never serve them to others.',
  ...sampleIdentities.partners.flatMap((partner) => [
    '',
    `  ${partner.name}, tenant ${partner.tenantId}, account ${partner.accountId}`,
    ...sampleIdentities.applications
      .filter((application) => application.tenantId === partner.tenantId)
      .map(({ clientId, secret }) => `    client_id ${clientId}  client_secret ${secret}`),
    ...sampleIdentities.users
      .filter((user) => user.tenantId === partner.tenantId)
      .map(({ userName, password, roles }) => {
        const rights = roles.map(
          ({ role, locations }) => `${role}${locations ? ` of ${locations.join(', ')}` : ''}`,
        );
        return `    ${userName.padEnd(27)} ${password.padEnd(20)} ${rights.join(', ') || 'no role'}`;
      }),
  ]),
];
