import { expect, test } from 'vitest';
import { refuseExposedSample } from './refuse-exposed-sample.ts';

const refused = (
  host: string,
  holdsSample: boolean,
  allowSampleIdentities = false,
  publicUrl = '',
): boolean => {
  try {
    refuseExposedSample({ host, publicUrl, allowSampleIdentities }, holdsSample);
    return false;
  } catch {
    return true;
  }
};

test.each(['0.0.0.0', '::', '10.0.0.1', 'example.org', '128.0.0.1'])(
  'the sample is not served on %s unless it is allowed',
  (host) => {
    expect(refused(host, true)).toBe(true);
    expect(refused(host, true, true)).toBe(false);
    expect(refused(host, false)).toBe(false);
  },
);

test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('it is served on %s', (host) => {
  expect(refused(host, true)).toBe(false);
});

test('it is not served behind a proxy either, unless it is allowed', () => {
  const behind = (url: string, allowed = false) => refused('127.0.0.1', true, allowed, url);
  expect(behind('https://insights.example')).toBe(true);
  expect(behind('https://insights.example', true)).toBe(false);
  expect(behind('http://localhost:8080')).toBe(false);
  expect(behind('http://[::1]:8080')).toBe(false);
});
