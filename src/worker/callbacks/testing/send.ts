import { callbackRequest } from '../../../reports/callbacks/callback-request.ts';
import { type Lookup, type SendOptions, sendCallback } from '../send-callback.ts';

export const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
export const requestTo = (url: string, method = 'POST') =>
  callbackRequest({ delivery_id: 'd-1', method, url, body: '{"a":1}' }, [secret], new Date());

/** As if a name stood for these addresses. */
export const resolvesTo =
  (...addresses: string[]): Lookup =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

/** An attempt to reach the address; private ones are allowed unless the test says otherwise. */
export const send = (url: string, options: Partial<SendOptions> = {}) =>
  sendCallback(requestTo(url), {
    ...{ allowPrivate: true, signal: new AbortController().signal },
    ...options,
  });
