import { isIP } from 'node:net';
import { addressMatcher } from './proxies.ts';

/** Whether an IP address is in a network that nobody outside may have this server send to: this machine, private ones. */
export const isPrivateAddress = addressMatcher([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '::1/128',
  '64:ff9b::/96',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
]);

/** Whether an address, as it is written, leads into a private network; names are looked up when a message is sent. */
export function isPrivateUrl(
  url: URL,
  isForbidden: (address: string) => boolean = isPrivateAddress,
): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return isIP(host) ? isForbidden(host) : host === 'localhost' || host.endsWith('.localhost');
}
