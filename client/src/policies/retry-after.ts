/**
 * How long a `Retry-After` header asks to wait, in milliseconds: `120` or `Fri, 31 Dec 1999 23:59:59 GMT`; undefined
 * where there is none that can be read.
 *
 * A date is compared with the answer's own `Date`, so that the two machines' clocks need not agree.
 *
 * @param now milliseconds since 1970, for an answer without a date
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  // RFC 9110 knows whole seconds; some servers send fractions.
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * 1000;
  // JavaScript would take `-5` and `1d` for dates.
  const at = Date.parse(/^[A-Z][a-z]+,? /.test(value) ? value : '');
  if (Number.isNaN(at)) return undefined;
  return Math.max(0, at - (Date.parse(headers.get('date') ?? '') || now));
}
