import { expect, test } from 'vitest';
import { guard } from '../../engine/testing/plans.ts';
import { canonicalJson, planHash } from './plan-hash.ts';

test('canonical JSON does not depend on the order of names', () => {
  const text = '{"a":[{"x":null,"y":"2026-03-01T00:00:00.000Z"}],"b":1}';
  const y = new Date('2026-03-01T00:00:00Z');
  expect(canonicalJson({ b: 1, a: [{ y, x: null }] })).toBe(text);
  expect(canonicalJson({ a: [{ x: null, y }], b: 1 })).toBe(text);
});

test('a plan has one hash with every account, and another when anything else differs', () => {
  const grant = { account: 'A1', locations: null, withheld: [] };
  const hash = planHash(guard({}, grant));
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(planHash(guard({}, { ...grant, account: 'A2' }))).toBe(hash);
  expect(planHash(guard({ limit: 3 }, grant))).not.toBe(hash);
  expect(planHash(guard({}, { ...grant, locations: ['L1'] }))).not.toBe(hash);
});
