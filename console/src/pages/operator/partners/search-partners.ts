import type { Partner } from '@partner-insights/client/browser';

/** Those whose name, account or id holds all the words. */
export function searchPartners(partners: readonly Partner[], term: string): readonly Partner[] {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return partners;
  return partners.filter(({ name, accountId, tenantId }) => {
    const text = `${name} ${accountId} ${tenantId}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
