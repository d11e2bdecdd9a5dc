import { randomBytes } from 'node:crypto';

export interface ConsolePage {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

const NONCE_BYTES = 18;

/**
 * Makes the page anew for each answer: the console's styles are inserted by script into `<style>`
 * elements that bear the nonce of the answer, so that no other style counts. `path` is what a proxy
 * strips; all addresses of the page are relative to its base. `origins` are those of other issuers.
 */
export function consolePage(
  template: string,
  path: string,
  origins: readonly string[],
): () => ConsolePage {
  const based = template.replace('<base href="/console/"', `<base href="${path}/console/"`);
  return () => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    return {
      html: based.replaceAll('__NONCE__', nonce),
      contentSecurityPolicy: policyWith(nonce, origins),
    };
  };
}

const policyWith = (nonce: string, origins: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...origins].join(' '),
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
