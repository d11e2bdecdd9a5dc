import { describe, expect, test } from 'vitest';
import type { Lookup } from './send-callback.ts';
import { startReceiver } from './testing/receiver.ts';
import { recordingConnector } from './testing/recording-connector.ts';
import { resolvesTo, send } from './testing/send.ts';

describe('an address that is not public is refused before anything is sent', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:10.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]:8080/',
    'http://[64:ff9b::a00:1]/',
    'http://[2002:0a00:0001::]/',
    'http://[fec0::1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://100.64.0.1/',
    'http://192.0.0.1/',
    'http://198.18.0.1/',
    'http://0.0.0.0/',
    'http://255.255.255.255/',
    'http://224.0.0.1/',
    'https://localhost/',
    'https://localhost./',
  ])('%s', async (url) => {
    const { connect, sent } = recordingConnector();
    const lookup = resolvesTo('8.8.8.8');
    const outcome = await send(url, { allowPrivate: false, connect, lookup });
    expect(sent).toEqual([]);
    expect(outcome).toMatchObject({ statusCode: null, excerpt: null });
    expect(outcome.failureReason).toContain('INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS');
    await send(url, { allowPrivate: true, connect, lookup });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['127.0.0.1'],
    ['8.8.8.8', '10.0.0.7'],
    ['2606:4700:4700::1111', 'fd00::7'],
    ['::ffff:169.254.169.254'],
  ])('a name that stands for %s %s', async (...addresses) => {
    const { connect, sent } = recordingConnector();
    const lookup = resolvesTo(...addresses);
    const outcome = await send('https://a.example/', { allowPrivate: false, connect, lookup });
    expect(sent).toEqual([]);
    expect(outcome.failureReason).toContain('The name a.example stands for');
  });
});

test('the addresses that were checked are those that are connected to', async () => {
  const { connect, sent } = recordingConnector();
  const answers = [['8.8.8.8', '8.8.4.4'], ['127.0.0.1']];
  const lookup: Lookup = async (name) => resolvesTo(...(answers.shift() ?? []))(name);
  const outcome = await send('https://a.example/', { allowPrivate: false, connect, lookup });
  expect(outcome).toMatchObject({ statusCode: 200, failureReason: null, excerpt: 'status 200' });
  expect(sent.map(({ addresses }) => addresses)).toEqual([['8.8.8.8', '8.8.4.4']]);
});

test('the real connector goes to the address given, and to no other that the name has', async () => {
  const url = new URL(await startReceiver((_request, response) => response.end('here')));
  url.hostname = 'receiver.invalid';
  const outcome = await send(url.href, { lookup: resolvesTo('127.0.0.1') });
  expect(outcome).toMatchObject({ statusCode: 200, excerpt: 'here' });
});
