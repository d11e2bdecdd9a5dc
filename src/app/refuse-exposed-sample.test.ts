import { expect, test } from 'vitest';
import { refuseExposedSample } from './refuse-exposed-sample.ts';

const refused = (host: string, holdsSample: boolean, allowSampleIdentities = false): boolean => {
  try {
    refuseExposedSample({ host, allowSampleIdentities }, holdsSample);
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
