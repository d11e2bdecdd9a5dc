import { expect, test } from 'vitest';
import { linkFault, signLink } from './signed-link.ts';

const secret = 'a secret';
const link = { executionId: 'e1', expires: 1_800_000_000, generation: 0 };
const signed = { ...link, signature: signLink(secret, link) };
const before = new Date(link.expires * 1000 - 1);

test('an unaltered link is good until it expires', () => {
  expect(linkFault(secret, signed, before)).toBeUndefined();
  expect(linkFault(secret, signed, new Date(link.expires * 1000))).toBe('expired');
});

test.each([
  ['another execution', { ...signed, executionId: 'e2' }],
  ['a later expiry', { ...signed, expires: link.expires + 1 }],
  ['parts shifted into each other', { ...signed, executionId: 'e1,1', expires: 800_000_000 }],
  ['another generation', { ...signed, generation: 1 }],
  ['no expiry', { ...signed, expires: Number.NaN }],
  ['no signature', { ...signed, signature: '' }],
  ['a longer signature', { ...signed, signature: `${signed.signature}=` }],
  ['letters beyond ASCII', { ...signed, signature: 'é'.repeat(43) }],
])('%s is refused', (_, altered) => {
  expect(linkFault(secret, altered, before)).toBe('altered');
});

test('every changed character is refused, also one that decodes to the same bytes', () => {
  for (const at of signed.signature.split('').keys()) {
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
      const signature = signed.signature.slice(0, at) + letter + signed.signature.slice(at + 1);
      expect(linkFault(secret, { ...link, signature }, before)).toBe(
        signature === signed.signature ? undefined : 'altered',
      );
    }
  }
});

test('another secret is refused', () => {
  expect(linkFault('another secret', signed, before)).toBe('altered');
});
