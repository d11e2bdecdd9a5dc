import { expect, test } from 'vitest';
import { companyName, domainLabel } from './names.ts';

test('twenty thousand companies have names of their own', () => {
  const names = Array.from({ length: 20_000 }, (_, number) => companyName(number));
  expect(new Set(names).size).toBe(20_000);
});

test('a domain label is made of letters and digits whatever the name', () => {
  expect(domainLabel("O'Fennimoor's Bakery", 7)).toBe('ofennimoorsbaker7');
  expect(domainLabel('달보드레 물산', 8)).toBe('customer8');
});
