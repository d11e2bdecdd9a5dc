import { expect, test } from 'vitest';
import { createPasswords, isPasswordHash, type ScryptCost } from './passwords.ts';

const cheap: ScryptCost = { log2N: 4, r: 1, p: 1 };
const passwords = createPasswords({ cost: cheap });

test('verifies what it hashed, and nothing else', async () => {
  const stored = await passwords.hash('correct horse');
  expect(stored).toMatch(/^\$scrypt\$ln=4,r=1,p=1\$/);
  expect(await passwords.verify('correct horse', stored)).toBe(true);
  expect(await passwords.verify('correct hors', stored)).toBe(false);
  expect(await passwords.verify('', stored)).toBe(false);
});

test('salts: one password has two hashes', async () => {
  expect(await passwords.hash('pass')).not.toBe(await passwords.hash('pass'));
});

test('blanks around a password never count', async () => {
  expect(await passwords.verify('pass', await passwords.hash(' pass '))).toBe(true);
  expect(await passwords.verify('  pass', await passwords.hash('pass'))).toBe(true);
});

test('the cost stands in the hash: raising it keeps older hashes good', async () => {
  const stored = await createPasswords({ cost: { log2N: 5, r: 2, p: 1 } }).hash('pass');
  expect(await passwords.verify('pass', stored)).toBe(true);
});

test('the strong default works within its memory limit', async () => {
  const strong = createPasswords();
  const stored = await strong.hash('pass');
  expect(stored).toContain('$ln=15,r=8,p=3$');
  expect(await strong.verify('pass', stored)).toBe(true);
});

test('verifying against nothing does the work of verifying', async () => {
  const derived: { cost: ScryptCost; saltBytes: number }[] = [];
  const watched = createPasswords({
    cost: cheap,
    derive: async (_password, salt, cost) => {
      derived.push({ cost, saltBytes: salt.length });
      return Buffer.alloc(32);
    },
  });
  const stored = await watched.hash('pass');
  derived.length = 0;
  await watched.verify('pass', stored);
  // Even a derivation that equals the placeholder is no match.
  expect(await watched.verifyNothing('pass')).toBe(false);
  expect(derived).toEqual([
    { cost: cheap, saltBytes: 16 },
    { cost: cheap, saltBytes: 16 },
  ]);
});

test('a foreign hash is an error, not a mismatch', async () => {
  await expect(passwords.verify('pass', '$2b$10$abc')).rejects.toThrow('not in the form');
});

test.each([
  ['ln=15,r=8,p=3', true],
  ['ln=99,r=8,p=3', false],
  ['ln=15,r=800,p=3', false],
  ['ln=15,r=8,p=0', false],
])('a hash of the cost %s can be taken over: %o', (cost, expected) => {
  expect(isPasswordHash(`$scrypt$${cost}$AAAA$${'A'.repeat(43)}=`)).toBe(expected);
});
