import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { callbackRequest, callbackUrlFor, withoutSecrets } from './callback-request.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const oldSecret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const delivery = {
  ...{ delivery_id: 'd-1', method: 'POST', url: 'https://receiver.example/in/r-1' },
  body: '{"type":"report.execution.completed","data":{"name":"Café"}}',
};

describe('the address', () => {
  test.each([
    ['POST', 'https://r.example', 'https://r.example/r-1'],
    ['POST', 'https://r.example/in', 'https://r.example/in/r-1'],
    ['POST', 'https://r.example/in//', 'https://r.example/in/r-1'],
    ['POST', 'https://r.example/in?key=a%20b+c&x', 'https://r.example/in/r-1?key=a%20b+c&x'],
    ['POST', 'https://r.example/in#part', 'https://r.example/in/r-1'],
    ['POST', 'https://u:p@r.example:8443/', 'https://u:p@r.example:8443/r-1'],
    ['GET', 'https://r.example/in', 'https://r.example/in?reportId=r-1'],
    ['GET', 'https://r.example/in?', 'https://r.example/in?reportId=r-1'],
    [
      'GET',
      'https://r.example/in?key=a%20b+c&x',
      'https://r.example/in?key=a%20b+c&x&reportId=r-1',
    ],
  ])('%s %s', (callback_method, callback_url, wanted) => {
    const url = callbackUrlFor({ report_id: 'r-1', callback_url, callback_method });
    expect(url.href).toBe(wanted);
  });

  test('is logged without what may be secret', () => {
    expect(withoutSecrets('https://u:p@r.example:8443/in?key=1')).toBe('https://r.example:8443/in');
  });
});

describe('the signature, by the public library', () => {
  const webhook = new Webhook(secret);

  test('is genuine', () => {
    const { headers, body } = callbackRequest(delivery, [secret], new Date());
    expect(webhook.verify(body, headers)).toEqual(JSON.parse(delivery.body));
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(delivery.body)),
      'webhook-id': 'd-1',
    });
  });

  test('of a GET covers the empty body', () => {
    const { headers, body } = callbackRequest({ ...delivery, method: 'GET' }, [secret], new Date());
    expect(body).toBe('');
    expect(webhook.verify(body, headers)).toBeUndefined();
    expect(headers).not.toHaveProperty('content-type');
  });

  test('refuses another body, id, signature or secret', () => {
    const { headers, body } = callbackRequest(delivery, [secret], new Date());
    const refuse = (text: string, change: object = {}) =>
      expect(() => webhook.verify(text, { ...headers, ...change })).toThrow(
        'No matching signature',
      );
    refuse(body.replace('Café', 'Cafe'));
    refuse(body, { 'webhook-id': 'd-2' });
    refuse(body, { 'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}` });
    expect(() => new Webhook(oldSecret).verify(body, headers)).toThrow('No matching signature');
  });

  test('refuses what is stale', () => {
    const sixMinutesAgo = new Date(Date.now() - 6 * 60_000);
    const { headers, body } = callbackRequest(delivery, [secret], sixMinutesAgo);
    expect(() => webhook.verify(body, headers)).toThrow('too old');
  });

  test('verifies with the old and the new secret during a rotation', () => {
    const { headers, body } = callbackRequest(delivery, [secret, oldSecret], new Date());
    for (const held of [secret, oldSecret]) {
      expect(new Webhook(held).verify(body, headers)).toEqual(JSON.parse(delivery.body));
    }
  });
});
