import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Link {
  readonly executionId: string;
  /** Unix seconds; the link is good until just before. */
  readonly expires: number;
  /** Links of a generation before that of the file are revoked. */
  readonly generation: number;
}

/** HMAC-SHA256 over the link's parts, in base64url. */
export const signLink = (
  secret: string | Uint8Array,
  { executionId, expires, generation }: Link,
): string =>
  createHmac('sha256', secret)
    // JSON keeps the parts apart: no other values give the same text. The first generation is not
    // named, as in links from before there were any.
    .update(JSON.stringify([executionId, expires, ...(generation > 0 ? [generation] : [])]))
    .digest('base64url');

/** What is wrong with a link, if anything. Takes the same time for every wrong signature. */
export function linkFault(
  secret: string | Uint8Array,
  link: Link & { readonly signature: string },
  now: Date,
): 'altered' | 'expired' | undefined {
  // Texts, not decoded bytes: base64url has spare bits, so two texts can decode to the same bytes.
  const expected = Buffer.from(signLink(secret, link));
  const given = Buffer.from(link.signature);
  const unaltered = expected.length === given.length && timingSafeEqual(expected, given);
  if (!unaltered) return 'altered';
  return now.getTime() < link.expires * 1000 ? undefined : 'expired';
}
