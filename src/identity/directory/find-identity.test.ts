import { expect, test } from 'vitest';
import { OPERATOR_TENANT } from '../../kernel/roles.ts';
import { CONTOSO, CONTOSO_APP, FABRIKAM, SECOND_APP } from '../identity.fixture.ts';
import { admin, directoryWorld } from './directory.fixture.ts';
import { findApplicationCalled, findPartnerCalled, findUserCalled } from './find-identity.ts';
import { putApplication } from './put-application.ts';
import { putPartner } from './put-partner.ts';
import { putUser } from './put-user.ts';

test('a partner is found by its tenant id, account or name, in any case', async () => {
  await using world = await directoryWorld();
  const { context } = world;
  await putPartner(context, admin, { tenantId: CONTOSO, name: 'Contoso Ltd', accountId: '77' });
  for (const called of [CONTOSO, CONTOSO.toUpperCase(), '77', ' contoso ltd ']) {
    expect(await findPartnerCalled(context, called)).toMatchObject({ tenantId: CONTOSO });
  }
  await expect(findPartnerCalled(context, 'contos')).rejects.toThrow(
    'There is no such identity: a partner with the tenant id, the account or the name "contos".',
  );
  await expect(findPartnerCalled(context, OPERATOR_TENANT)).rejects.toMatchObject({
    code: 'identity_not_found',
  });
});

test('a name that several have is refused with their ids', async () => {
  await using world = await directoryWorld();
  const { context } = world;
  await putPartner(context, admin, { tenantId: CONTOSO, name: 'Twin', accountId: '77' });
  await putPartner(context, admin, { tenantId: FABRIKAM, name: 'Twin', accountId: '78' });
  await expect(findPartnerCalled(context, 'twin')).rejects.toThrow(
    `the name "twin"; give its tenant id: ${CONTOSO}, ${FABRIKAM}.`,
  );
  await expect(findApplicationCalled(context, 'exporter', CONTOSO)).rejects.toThrow(
    `give its client id, or its partner: ${CONTOSO_APP}, ${SECOND_APP}.`,
  );
});

test('a user is found by id or name, at a partner or among all', async () => {
  await using world = await directoryWorld();
  const { context } = world;
  const eva = {
    tenantId: CONTOSO,
    userName: 'eva',
    userId: 'a1c0ffee-0000-4000-8000-0000000000a1',
  };
  await putPartner(context, admin, { tenantId: CONTOSO, accountId: '77' });
  await putPartner(context, admin, { tenantId: FABRIKAM, accountId: '78' });
  await putUser(context, admin, eva);
  for (const called of ['EVA', eva.userId]) {
    expect(await findUserCalled(context, called)).toMatchObject(eva);
  }
  await putUser(context, admin, { tenantId: FABRIKAM, userName: 'eva' });
  await expect(findUserCalled(context, 'eva')).rejects.toThrow(/more than one user/);
  expect(await findUserCalled(context, 'eva', CONTOSO)).toMatchObject(eva);
  await expect(findUserCalled(context, 'eve', CONTOSO)).rejects.toThrow(
    'a user with the id or the sign-in name "eve" of contoso.',
  );
});

test('an application is found by client id or name', async () => {
  await using world = await directoryWorld();
  const { context } = world;
  await putApplication(context, admin, { tenantId: CONTOSO, clientId: SECOND_APP, name: 'Puller' });
  for (const called of ['puller', SECOND_APP]) {
    expect(await findApplicationCalled(context, called)).toMatchObject({ clientId: SECOND_APP });
  }
  await expect(findApplicationCalled(context, 'puller', FABRIKAM)).rejects.toMatchObject({
    code: 'identity_not_found',
  });
});
