import { createHmac } from 'node:crypto';
import { PublicError } from '../../kernel/errors.ts';

/** One HTTP request to a receiver. */
export interface CallbackRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for GET. */
  readonly body: string;
}

/** POST: the report's id is the last part of the path. GET: it is a query parameter. */
export function callbackUrlFor(receiver: {
  readonly report_id: string;
  readonly callback_url: string;
  readonly callback_method: string;
}): URL {
  const url = URL.parse(receiver.callback_url);
  if (!url) throw new PublicError('report_state', { reason: 'The CallbackUrl is not an address.' });
  url.hash = '';
  // Put together as text: a query string is kept to the letter.
  if (receiver.callback_method === 'GET') {
    url.search = `${url.search === '' ? '?' : `${url.search}&`}reportId=${receiver.report_id}`;
  } else {
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/${receiver.report_id}`;
  }
  return url;
}

/** Without user, password and query string, which may hold secrets. */
export function withoutSecrets(address: string): string {
  const url = URL.parse(address);
  return url ? `${url.origin}${url.pathname}` : '';
}

/** Names that Standard Webhooks gives them. One signature for each secret that is valid. */
export function callbackRequest(
  delivery: {
    readonly delivery_id: string;
    readonly method: string;
    readonly url: string;
    readonly body: string;
  },
  secrets: readonly string[],
  now: Date,
): CallbackRequest {
  const method = delivery.method === 'GET' ? 'GET' : 'POST';
  const body = method === 'GET' ? '' : delivery.body;
  const timestamp = Math.floor(now.getTime() / 1000);
  const signed = `${delivery.delivery_id}.${timestamp}.${body}`;
  return {
    method,
    url: new URL(delivery.url),
    headers: {
      'user-agent': 'Partner-Insights-Callback',
      accept: '*/*',
      'accept-encoding': 'identity',
      ...(method === 'POST' && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      }),
      'webhook-id': delivery.delivery_id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': secrets.map((secret) => sign(secret, signed)).join(' '),
    },
    body,
  };
}

const sign = (secret: string, text: string): string => {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
};
