import { type HeaderValues, headerValue } from '../exchange.ts';
import { isThisMachine } from '../webhook/webhook-target.ts';

/** Who calls the mock's own interface. */
export interface Caller {
  /** The caller's address, as the socket has it. */
  readonly remoteAddress: string | undefined;
  /** Names in lower case. */
  readonly headers: HeaderValues;
}

/**
 * Why a caller of the mock's own interface is not one of this machine, as a sentence; undefined where it is.
 *
 * Only programs on this machine may call, and pages that are served from it: not a page of another site, whose
 * requests a browser would send here, also not under a name that somebody else made lead here (DNS rebinding).
 *
 * @param what what it is refused, for the message: `send webhooks`
 */
export function strangerReason({ remoteAddress, headers }: Caller, what: string): string | undefined {
  if (!isLoopback(remoteAddress ?? '')) return `Only programs on this machine may ${what}.`;
  const forwarded = forwardedFor(headers).find((address) => !isLoopback(address));
  if (forwarded !== undefined) {
    return `The call was passed on for ${forwarded}: only programs on this machine may ${what}.`;
  }
  const host = headerValue(headers, 'host') ?? '';
  if (!isThisMachine(hostnameOf(`http://${host}`))) {
    return `The host "${host}" is not a name of this machine: call localhost or 127.0.0.1.`;
  }
  const origin = headerValue(headers, 'origin');
  if (origin !== undefined && !isThisMachine(hostnameOf(origin))) {
    return `Pages of ${origin} may not ${what}.`;
  }
  // Browsers leave the origin out where a page loads a picture or a script; this they say always.
  if (origin === undefined && headerValue(headers, 'sec-fetch-site') === 'cross-site') {
    return `Pages of another site may not ${what}.`;
  }
  return undefined;
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(plain);
}

function hostnameOf(url: string): string {
  return URL.parse(url)?.hostname ?? '';
}

/** Whom proxies say that they pass a call on for, without ports and brackets. */
function forwardedFor(headers: HeaderValues): readonly string[] {
  const listed = headerValue(headers, 'x-forwarded-for')?.split(',') ?? [];
  const standard = headerValue(headers, 'forwarded') ?? '';
  const named = [...standard.matchAll(/(?:^|[;,])\s*for\s*=\s*("[^"]*"|[^;,\s]*)/gi)].map(
    ([, value = '']) => value,
  );
  return [...listed, ...named]
    .map((value) => value.trim().replace(/^"|"$/g, ''))
    .map((value) => /^\[([^\]]*)\]/.exec(value)?.[1] ?? value.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1'))
    .filter((value) => value !== '');
}
