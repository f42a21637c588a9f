import { directiveMs, parseCacheControl } from './cache-control.ts';

/** When a request was sent and its answer came, in milliseconds since 1970. */
export interface ExchangeTimes {
  readonly sentAt: number;
  readonly receivedAt: number;
}

/**
 * How long an answer is fresh from its making, in milliseconds: `max-age`, else `Expires` less `Date`, else 0.
 *
 * `s-maxage` is for shared caches. No lifetime is guessed where the answer names none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9111#name-calculating-freshness-lifet
 */
export function freshnessMs(headers: Headers, { receivedAt }: ExchangeTimes): number {
  const maxAge = directiveMs(parseCacheControl(headers.get('cache-control')), 'max-age');
  if (maxAge !== undefined) return maxAge;
  // An invalid date, as the common "0", is in the past.
  const expires = Date.parse(dateOf(headers.get('expires')) ?? '');
  return Number.isNaN(expires) ? 0 : Math.max(0, expires - madeAt(headers, receivedAt));
}

/**
 * How old an answer is, in milliseconds.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9111#name-calculating-age
 */
export function ageMs(headers: Headers, { sentAt, receivedAt }: ExchangeTimes, now: number): number {
  const apparent = Math.max(0, receivedAt - madeAt(headers, receivedAt));
  const age = /^\s*(\d+)/.exec(headers.get('age') ?? '')?.[1];
  const corrected = Number(age ?? 0) * 1000 + (receivedAt - sentAt);
  return Math.max(apparent, corrected) + Math.max(0, now - receivedAt);
}

function madeAt(headers: Headers, receivedAt: number): number {
  const date = Date.parse(dateOf(headers.get('date')) ?? '');
  return Number.isNaN(date) ? receivedAt : date;
}

/** JavaScript would take `0` for a date. */
function dateOf(value: string | null): string | undefined {
  return value !== null && /^[A-Z][a-z]+,? /.test(value) ? value : undefined;
}
