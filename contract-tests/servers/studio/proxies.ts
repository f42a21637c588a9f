import { BlockList, isIP } from 'node:net';

/** A request, as far as it says where it comes from. */
export interface Arrival {
  /** The address at the other end of the connection. */
  readonly peer: string;
  readonly forwardedFor: string | undefined;
  readonly forwardedUser: string | undefined;
}

/** Where a request comes from, and which user a trusted proxy says it is. */
export interface Origin {
  readonly address: string;
  readonly user: string | undefined;
}

/**
 * Reads the headers of trusted proxies: from any other address they are ignored.
 *
 * @param trusted addresses and networks: `127.0.0.1`, `10.0.0.0/8`
 * @throws Error for what is neither
 */
export function createOriginReader(trusted: readonly string[]): (arrival: Arrival) => Origin {
  const isTrusted = addressMatcher(trusted);
  return ({ peer, forwardedFor, forwardedUser }) => {
    const near = plainAddress(peer);
    if (!isTrusted(near)) return { address: near, user: undefined };
    const way = [...(forwardedFor ?? '').split(',').map((part) => plainAddress(part.trim())), near];
    // The last that no trusted proxy has added: what comes before it, anybody may have written.
    const address = way.findLast((each) => !isTrusted(each)) ?? near;
    return { address: isIP(address) ? address : near, user: forwardedUser };
  };
}

/** Whether an address is one of these, or in one of these networks. @throws Error for what is neither */
export function addressMatcher(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of entries) {
    const [network = '', length] = entry.split('/');
    const family = isIP(network);
    const bits = length === undefined ? (family === 4 ? 32 : 128) : Number(length);
    if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 4 ? 32 : 128))
      throw new Error(`"${entry}" is no address and no network such as 10.0.0.0/8`);
    list.addSubnet(network, bits, family === 4 ? 'ipv4' : 'ipv6');
  }
  return (address) => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
  };
}

/** `::ffff:127.0.0.1` is how a socket of both families tells `127.0.0.1`. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
