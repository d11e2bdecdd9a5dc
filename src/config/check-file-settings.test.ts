import { expect, test } from 'vitest';
import { loadConfig, toEnvironment } from './load-config.ts';

const azure = {
  INSIGHTS_FILES: 'azure-blob',
  INSIGHTS_AZURE_BLOB_CONTAINER: 'reports',
  INSIGHTS_AZURE_BLOB_URL: 'https://name.blob.core.windows.net',
};
const s3 = { INSIGHTS_FILES: 's3', INSIGHTS_S3_BUCKET: 'reports' };

test.each([
  {},
  azure,
  s3,
  { ...s3, INSIGHTS_FILE_LINKS: 'redirect', INSIGHTS_FILE_PREFIX: 'a/b/' },
])('%j is right', (environment) => {
  expect(() => loadConfig({}, environment)).not.toThrow();
});

test.each([
  [
    { INSIGHTS_FILES: 's3' },
    'INSIGHTS_S3_BUCKET is not set, but INSIGHTS_FILES is s3; it should be.',
  ],
  [
    { ...azure, INSIGHTS_AZURE_BLOB_CONTAINER: '' },
    'INSIGHTS_AZURE_BLOB_CONTAINER is not set, but INSIGHTS_FILES is azure-blob; it should be.',
  ],
  [
    { ...azure, INSIGHTS_AZURE_BLOB_URL: '' },
    'INSIGHTS_AZURE_BLOB_URL or INSIGHTS_AZURE_BLOB_CONNECTION_STRING should be set, one of them: INSIGHTS_FILES is azure-blob.',
  ],
  [
    { ...azure, INSIGHTS_AZURE_BLOB_CONNECTION_STRING: 'UseDevelopmentStorage=true' },
    /one of them: INSIGHTS_FILES is azure-blob/,
  ],
  [
    { INSIGHTS_S3_BUCKET: 'reports' },
    'INSIGHTS_S3_BUCKET is set, but INSIGHTS_FILES is disk; one of them is wrong.',
  ],
  [{ ...s3, INSIGHTS_AZURE_BLOB_CONTAINER: 'reports' }, /^INSIGHTS_AZURE_BLOB_CONTAINER is set/],
  [{ INSIGHTS_FILE_PREFIX: 'a/' }, /^INSIGHTS_FILE_PREFIX is set, but INSIGHTS_FILES is disk/],
  [
    { INSIGHTS_FILE_LINKS: 'redirect' },
    'INSIGHTS_FILE_LINKS is redirect, but INSIGHTS_FILES is disk; it should be service.',
  ],
  [{ ...s3, INSIGHTS_FILE_PREFIX: 'a' }, /words that each end with a slash/],
  [{ ...azure, INSIGHTS_AZURE_BLOB_URL: 'http://x' }, /an https address/],
])('%j stops the start', (environment, message) => {
  expect(() => loadConfig({}, environment)).toThrowError(message);
});

test('a faulty connection string is not shown', () => {
  const secret = 'BlobEndpoint=https://x/;SharedAccessSignature=open-sesame';
  const environment = { ...azure, INSIGHTS_AZURE_BLOB_CONNECTION_STRING: secret };
  expect(() => loadConfig({}, environment)).toThrowError(/^INSIGHTS_AZURE_\w+ is faulty/);
});

test('a child process has the credentials of the store, and nothing of them without one', () => {
  const given = { AWS_ROLE_ARN: 'arn', IDENTITY_ENDPOINT: 'http://x', HOME: '/h', OTHER: 'x' };
  const { AWS_ROLE_ARN, IDENTITY_ENDPOINT, HOME, OTHER, INSIGHTS_S3_BUCKET } = toEnvironment(
    loadConfig({}, s3),
    given,
  );
  expect({ AWS_ROLE_ARN, IDENTITY_ENDPOINT, HOME }).toEqual({
    ...{ AWS_ROLE_ARN: 'arn', IDENTITY_ENDPOINT: 'http://x', HOME: '/h' },
  });
  expect([OTHER, INSIGHTS_S3_BUCKET]).toEqual([undefined, 'reports']);
  expect(toEnvironment(loadConfig({}, {}), given)).not.toHaveProperty('AWS_ROLE_ARN');
});
