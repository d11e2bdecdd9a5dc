/** How this window came here, where another issuer has sent it. */
export type Arrival =
  | { readonly kind: 'signed-in'; readonly answer: URLSearchParams }
  | { readonly kind: 'signed-out' };

/** Where issuers send back to, below the console. Operators register both with them. */
export const SIGNED_IN = 'signed-in';
export const SIGNED_OUT = 'signed-out';

/** Undefined for whoever came by an ordinary address. */
export function arrivalAt(address: URL, base: URL): Arrival | undefined {
  const path = address.pathname.replace(/\/$/, '');
  if (path === base.pathname + SIGNED_OUT) return { kind: 'signed-out' };
  if (path !== base.pathname + SIGNED_IN) return undefined;
  return { kind: 'signed-in', answer: address.searchParams };
}

/** Takes what the issuer wrote into the address out of it, before anything else sees it. */
export function takeArrival(
  window: Pick<Window, 'location' | 'history'>,
  base: URL,
): Arrival | undefined {
  const address = new URL(window.location.href);
  const arrival = arrivalAt(address, base);
  if (arrival && (address.search || address.hash)) {
    window.history.replaceState(null, '', address.pathname);
  }
  return arrival;
}
