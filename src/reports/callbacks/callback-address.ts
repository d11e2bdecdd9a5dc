import ipaddr from 'ipaddr.js';

const HOW_TO_ALLOW =
  'The operator allows callbacks to such addresses with INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS=true.';

/**
 * Why a callback must not go to this host, as a sentence for the report's owner; null when nothing
 * speaks against it. Decides about addresses; a name stands for nothing until it is resolved, but for
 * `localhost`. `hostname` is that of a `URL`, which has read every way to write an IPv4 address.
 */
export function hostRefusal(hostname: string): string | null {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const kind = isLocalName(host) ? 'loopback' : ipaddr.isValid(host) ? addressKind(host) : null;
  return kind && `${host} is ${described(kind)}, where callbacks are not sent. ${HOW_TO_ALLOW}`;
}

/** The same for a name and what it resolved to: one address that must not be is enough. */
export function resolvedRefusal(hostname: string, addresses: readonly string[]): string | null {
  // The address stays unsaid: the names of the operator's network are nobody's business.
  const kind = addresses.map(addressKind).find((found) => found !== null);
  return kind
    ? `The name ${hostname} stands for ${described(kind)}, where callbacks are not sent. ${HOW_TO_ALLOW}`
    : null;
}

const isLocalName = (host: string): boolean => /(^|\.)localhost$/i.test(host);

const described = (kind: string): string => {
  const words = kind.replace(/([a-z])([A-Z])/g, (_, end, start) => `${end}-${start.toLowerCase()}`);
  return `${/^(?!uni)[aeiou]/i.test(words) ? 'an' : 'a'} ${words} address`;
};

/** Public addresses that answer only inside a cloud, with what its machines are told. */
const metadataAddresses: readonly string[] = ['168.63.129.16'];

/** What kind of address it is, when it is not a public one of a single machine; else null. */
function addressKind(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'malformed';
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? kindOfIpv6(parsed) : kindOfIpv4(parsed);
}

function kindOfIpv4(address: ipaddr.IPv4): string | null {
  if (metadataAddresses.includes(address.toString())) return 'metadata';
  const range = address.range();
  return range === 'unicast' ? null : range;
}

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Better known by these names. Those that carry an IPv4 address are refused whole, whatever that is. */
const names: Readonly<Record<string, string>> = {
  rfc6052: 'NAT64',
  rfc6145: 'NAT64',
  '6to4': '6to4',
  teredo: 'Teredo',
  deprecatedSiteLocal: 'site-local',
};

function kindOfIpv6(address: ipaddr.IPv6): string | null {
  const range = address.range();
  if (range !== 'unicast') return names[range] ?? range;
  // IPv4-compatible addresses, for one, pass for unicast, but are not global.
  if (!address.match(GLOBAL_UNICAST)) return 'private';
  return isIsatap(address) ? 'ISATAP' : null;
}

/** Its last 64 bits are 0000:5efe or 0200:5efe and an IPv4 address. */
const isIsatap = ({ parts }: ipaddr.IPv6): boolean =>
  parts[5] === 0x5efe && (parts[4] === 0 || parts[4] === 0x200);
