import { expect, test } from 'vitest';
import { fitsAddress, shareLink } from './share-link.ts';

test('a link holds the text alone, escaped', () => {
  const link = shareLink(
    new URL('https://a.example/insights/console/'),
    "SELECT A FROM B WHERE C='50% & more'",
  );
  expect(link).toMatch(/^https:\/\/a\.example\/insights\/console\/workbench\?q=SELECT%20A/);
  expect(new URL(link).searchParams.get('q')).toBe("SELECT A FROM B WHERE C='50% & more'");
});

test('texts that addresses cannot hold are told', () => {
  expect(fitsAddress('a'.repeat(8_000))).toBe(true);
  expect(fitsAddress('한'.repeat(1_000))).toBe(false);
});
