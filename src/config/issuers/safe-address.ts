/**
 * Whether keys may be had from there: https, so that nobody on the way can put in keys of their own;
 * http of this machine only.
 */
export function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null) return false;
  if (url.username !== '' || url.password !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

export const SAFE_ADDRESS = 'an https address (http only of this machine, such as 127.0.0.1)';

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
