import { headerOf, type WireResponse } from '../../contract/exchange.ts';

/** What an answer says of a rate limit. */
export interface ToldLimits {
  /** As it stands in the header; undefined where it was not sent. */
  readonly limit: string | undefined;
  readonly remaining: string | undefined;
  /** How long until the window ends, in ms; undefined where that is not told, or not as a time. */
  readonly resetMs: number | undefined;
  /** The name of the header with what remains, as it was sent. */
  readonly name: string | undefined;
}

type Headers = WireResponse['headers'];

const families = ['ratelimit-', 'x-ratelimit-', 'x-rate-limit-'] as const;
/** A number of seconds beyond this is a date: 2001. */
const oldestDate = 1_000_000_000;

/**
 * Reads the limit headers of an answer: `RateLimit-Remaining`, `X-RateLimit-Remaining`, or the one field of the newer
 * draft (`RateLimit: "default";r=5;t=30`).
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function readLimits(headers: Headers): ToldLimits {
  for (const prefix of families) {
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
      headerOf(headers, `${prefix}${name}`)?.trim(),
    );
    if (remaining === undefined && limit === undefined) continue;
    const name = headers.find(([key]) => key.toLowerCase() === `${prefix}remaining`)?.[0];
    return { limit: limit && firstNumber(limit), remaining, resetMs: resetMs(reset, headers), name };
  }
  return fromOneField(headers);
}

/** `10, 10;w=1;burst=1000` is a limit of 10. */
function firstNumber(limit: string): string {
  return /^(\d+)\s*[,;]/.exec(limit)?.[1] ?? limit;
}

function fromOneField(headers: Headers): ToldLimits {
  const field = headerOf(headers, 'ratelimit') ?? '';
  const number = (names: string) => new RegExp(`(?:^|[;,\\s])(?:${names})=(\\d{1,15})`).exec(field)?.[1];
  const seconds = number('t|reset');
  return {
    limit: number('limit'),
    remaining: number('r|remaining'),
    resetMs: seconds === undefined ? undefined : Number(seconds) * 1000,
    name: field === '' ? undefined : 'RateLimit',
  };
}

/** Seconds from now, seconds or milliseconds since 1970, or a date. */
function resetMs(text: string | undefined, headers: Headers): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (!/^\d+(?:\.\d+)?$/.test(text)) return fromNow(Date.parse(text), headers);
  const value = Number(text);
  if (value < oldestDate) return value * 1000;
  return fromNow(value < oldestDate * 1000 ? value * 1000 : value, headers);
}

/** How long a 429 or 503 asks to wait: in seconds, as a date, or by its limit headers; undefined where it does not. */
export function retryAfterMs(headers: Headers): number | undefined {
  const value = headerOf(headers, 'retry-after')?.trim();
  if (value === undefined) {
    const { remaining, resetMs: told } = readLimits(headers);
    return remaining === '0' ? told : undefined;
  }
  return /^\d+(?:\.\d+)?$/.test(value) ? Number(value) * 1000 : fromNow(Date.parse(value), headers);
}

/** By the server's own clock, which may differ from ours; undefined where the answer does not tell it. */
function fromNow(time: number, headers: Headers): number | undefined {
  const now = Date.parse(headerOf(headers, 'date') ?? '');
  return Number.isNaN(time) || Number.isNaN(now) ? undefined : Math.max(0, time - now);
}
