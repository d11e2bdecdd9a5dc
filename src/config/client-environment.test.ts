import { expect, test } from 'vitest';
import { readClientEnvironment } from './client-environment.ts';

test('reads the client variables and takes empty ones for absent', () => {
  const environment = { INSIGHTS_TENANT_ID: 't', INSIGHTS_USER: '', INSIGHTS_PORT: '1' };
  expect(readClientEnvironment(environment)).toEqual({ tenantId: 't' });
});
