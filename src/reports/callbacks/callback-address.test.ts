import { describe, expect, test } from 'vitest';
import { callbackUrl } from '../report-rules.ts';
import { hostRefusal, resolvedRefusal } from './callback-address.ts';

const refused = [
  ['http://127.0.0.1/', 'loopback'],
  ['http://127.1/', 'loopback'],
  ['http://127.0.0.1./', 'loopback'],
  ['http://2130706433/', 'loopback'],
  ['http://0x7f000001/', 'loopback'],
  ['http://0x7f.0.0.1/', 'loopback'],
  ['http://017700000001/', 'loopback'],
  ['http://0177.0.0.1/', 'loopback'],
  ['http://①②⑦.0.0.1/', 'loopback'],
  ['http://localhost/', 'loopback'],
  ['http://LOCALHOST.:8080/', 'loopback'],
  ['http://api.localhost/', 'loopback'],
  ['http://user:pass@10.1.2.3/', 'private'],
  ['http://172.16.0.1/', 'private'],
  ['http://172.31.255.255/', 'private'],
  ['http://192.168.0.1/', 'private'],
  ['http://169.254.169.254/', 'link-local'],
  ['http://168.63.129.16/', 'metadata'],
  ['http://100.64.0.1/', 'carrier-grade-nat'],
  ['http://100.100.100.200/', 'carrier-grade-nat'],
  ['http://192.0.0.1/', 'reserved'],
  ['http://192.0.2.1/', 'reserved'],
  ['http://198.18.0.1/', 'reserved'],
  ['http://198.51.100.1/', 'reserved'],
  ['http://203.0.113.1/', 'reserved'],
  ['http://240.0.0.1/', 'reserved'],
  ['http://0.0.0.0/', 'unspecified'],
  ['http://0/', 'unspecified'],
  ['http://255.255.255.255/', 'broadcast'],
  ['http://224.0.0.1/', 'multicast'],
  ['http://[::]/', 'unspecified'],
  ['http://[::1]/', 'loopback'],
  ['http://[::ffff:10.0.0.1]/', 'private'],
  ['http://[::ffff:a00:1]/', 'private'],
  ['http://[::ffff:169.254.169.254]/', 'link-local'],
  ['http://[::10.0.0.1]/', 'private'],
  ['http://[64:ff9b::a00:1]/', 'NAT64'],
  ['http://[64:ff9b::808:808]/', 'NAT64'],
  ['http://[64:ff9b:1::a00:1]/', 'NAT64'],
  ['http://[::ffff:0:10.0.0.1]/', 'NAT64'],
  ['http://[2002:0a00:0001::]/', '6to4'],
  ['http://[2001:0:1::1]/', 'Teredo'],
  ['http://[fec0::1]/', 'site-local'],
  ['http://[fe80::1]/', 'link-local'],
  ['http://[fd00::1]/', 'unique-local'],
  ['http://[fd00:ec2::254]/', 'unique-local'],
  ['http://[ff02::1]/', 'multicast'],
  ['http://[2001:db8::1]/', 'reserved'],
  ['http://[100::1]/', 'discard'],
  ['http://[4000::1]/', 'private'],
  ['http://[2606:4700::5efe:10.0.0.1]/', 'ISATAP'],
  ['http://[2606:4700::200:5efe:10.0.0.1]/', 'ISATAP'],
] as const;

describe('an address that is not public', () => {
  test.each(refused)('%s is refused, and the owner told why and what to do', (url, kind) => {
    const reason = hostRefusal(new URL(url).hostname);
    expect(reason).toMatch(
      new RegExp(` is an? ${kind} address, where callbacks are not sent\\.`, 'i'),
    );
    expect(reason).toContain('INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS');
  });

  test.each(refused)(
    '%s is refused as a CallbackUrl unless the operator allows it',
    (url, kind) => {
      const rule = callbackUrl(url, false);
      expect('problem' in rule && rule.problem).toMatch(
        new RegExp(`^CallbackUrl: .* ${kind}`, 'i'),
      );
      expect(callbackUrl(url, true)).toEqual({ value: url });
    },
  );
});

test.each([
  'https://receiver.example/in',
  'http://8.8.8.8/',
  'http://134744072/',
  'http://100.63.255.255/',
  'http://172.32.0.1/',
  'http://[2606:4700:4700::1111]/',
  'http://[::ffff:8.8.8.8]/',
  'http://localhost.example/',
  'http://notlocalhost/',
])('%s passes', (url) => {
  expect(hostRefusal(new URL(url).hostname)).toBeNull();
  expect(callbackUrl(url, false)).toEqual({ value: url });
});

test.each(['ftp://receiver.example/', 'file:///etc/passwd', 'receiver.example', 'http://'])(
  '%s is no CallbackUrl, whatever is allowed',
  (url) => {
    expect(callbackUrl(url, true)).toHaveProperty('problem');
  },
);

describe('a name', () => {
  test('passes by public addresses', () => {
    expect(resolvedRefusal('a.example', ['8.8.8.8', '2606:4700:4700::1111'])).toBeNull();
  });

  test.each([
    [['8.8.8.8', '10.0.0.7'], 'private'],
    [['8.8.8.8', '2606:4700:4700::1111', '::1'], 'loopback'],
    [['::ffff:127.0.0.1'], 'loopback'],
    [['fe80::1%eth0'], 'link-local'],
    [['nonsense'], 'malformed'],
  ])('that stands for %j is refused, without telling the address', (addresses, kind) => {
    const reason = resolvedRefusal('a.example', addresses);
    expect(reason).toContain(`The name a.example stands for a ${kind} address`);
    for (const address of addresses) expect(reason).not.toContain(address);
  });
});
