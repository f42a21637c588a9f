import { lookup as systemLookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { ToolkitError } from '../../error.ts';
import type { AdminCall } from '../admin/admin-call.ts';
import { strangerReason } from '../admin/guard.ts';
import { headerValue } from '../exchange.ts';

/** The addresses of a host name. */
export type Lookup = (name: string) => Promise<readonly string[]>;

/** Why a caller may not read the metrics, as a sentence; undefined where it may. */
export type ScrapeGuard = (call: AdminCall) => Promise<string | undefined>;

const lookupAll: Lookup = async (name) =>
  (await systemLookup(name, { all: true })).map(({ address }) => address);

/**
 * Lets in programs of this machine, and those that were named: by address, subnet or host name. Pages in a browser and
 * calls that somebody passes on are let in from nowhere else.
 *
 * @param from `10.1.2.3`, `10.0.0.0/8`, `prometheus`; names are looked up at each call
 * @throws ToolkitError E_USAGE for what is none of these
 */
export function createScrapeGuard(from: readonly string[], lookup: Lookup = lookupAll): ScrapeGuard {
  const addresses = new BlockList();
  const names = from.filter((text) => !addAddress(addresses, text));
  return async (call) => {
    const stranger = strangerReason(call, 'read the metrics');
    if (stranger === undefined) return undefined;
    const isPassedOn = ['x-forwarded-for', 'forwarded', 'origin'].some(
      (name) => headerValue(call.headers, name) !== undefined,
    );
    if (isPassedOn || headerValue(call.headers, 'sec-fetch-site') === 'cross-site') return stranger;
    const address = (call.remoteAddress ?? '').replace(/^::ffff:/i, '');
    if (isIP(address) > 0 && addresses.check(address, familyOf(address))) return undefined;
    for (const name of names) {
      // A name that leads nowhere now may lead somewhere later.
      const found: readonly string[] = await lookup(name).catch(() => []);
      if (found.includes(address)) return undefined;
    }
    return `${stranger} --metrics-from names others: an address, a subnet or a host name.`;
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** False for a host name. */
function addAddress(addresses: BlockList, text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  if (isIP(address) > 0 && bits === undefined) {
    addresses.addAddress(address, familyOf(address));
    return true;
  }
  const most = isIP(address) === 6 ? 128 : 32;
  if (isIP(address) > 0 && more === undefined && /^\d{1,3}$/.test(bits ?? '') && Number(bits) <= most) {
    addresses.addSubnet(address, Number(bits), familyOf(address));
    return true;
  }
  if (/^[a-z\d]([a-z\d.-]{0,251}[a-z\d])?$/i.test(text) && !/^[\d.]+$/.test(text)) return false;
  throw new ToolkitError(
    'E_USAGE',
    `--metrics-from ${JSON.stringify(text)} is not an address, subnet or host name`,
    {
      hint: 'Write 10.1.2.3, 10.0.0.0/8 or prometheus.',
    },
  );
}
