/** What an answer tells of the limit that its request counted against. */
export interface SeenLimit {
  /** How many requests are left until the reset. */
  readonly remaining: number;
  /** In how many milliseconds there are more. */
  readonly resetMs: number;
  /** How many there are then, where it is said. */
  readonly limit?: number;
}

/**
 * The rate limit in an answer's headers: `RateLimit` (of several policies the one with the least left),
 * `RateLimit-Remaining` and `-Reset`, or the same with `X-` before them; undefined where there is none.
 *
 * @param now milliseconds since 1970
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function readRateLimit(headers: Headers, now: number): SeenLimit | undefined {
  const field = headers.get('ratelimit');
  const structured = field === null ? undefined : readField(field, headers.get('ratelimit-policy') ?? '');
  if (structured) return structured;
  for (const prefix of ['ratelimit', 'x-ratelimit', 'x-rate-limit']) {
    const [remaining, reset, limit] = ['remaining', 'reset', 'limit'].map((name) =>
      wholeNumber(headers.get(`${prefix}-${name}`)),
    );
    if (remaining !== undefined && reset !== undefined) {
      return { remaining, resetMs: resetMs(reset, now), ...(limit !== undefined && { limit }) };
    }
  }
  return undefined;
}

/** `"default";r=50;t=30`, or of older drafts `limit=100, remaining=50, reset=30`. */
function readField(field: string, policies: string): SeenLimit | undefined {
  const old = ['remaining', 'reset', 'limit'].map((name) => parameter(`,${field}`, name));
  if (old[0] !== undefined) return seen(old);
  return listItems(field)
    .map((item) => {
      const name = nameOf(item);
      const policy = listItems(policies).find((other) => nameOf(other) === name) ?? '';
      return seen([parameter(item, 'r'), parameter(item, 't'), parameter(policy, 'q')]);
    })
    .filter((limit) => limit !== undefined)
    .sort((a, b) => a.remaining - b.remaining || b.resetMs - a.resetMs)[0];
}

function seen([remaining, reset, limit]: readonly (number | undefined)[]): SeenLimit | undefined {
  if (remaining === undefined || reset === undefined) return undefined;
  return { remaining, resetMs: reset * 1000, ...(limit !== undefined && { limit }) };
}

/** Commas within quotes are part of a name. */
function listItems(field: string): readonly string[] {
  return field.match(/(?:"(?:[^"\\]|\\.)*"|[^",])+/g) ?? [];
}

function nameOf(item: string): string {
  return /^\s*("(?:[^"\\]|\\.)*"|[^;\s]*)/.exec(item)?.[1] ?? '';
}

function parameter(item: string, name: string): number | undefined {
  const bare = item.replace(/"(?:[^"\\]|\\.)*"/g, '');
  return wholeNumber(new RegExp(`[;,]\\s*${name}\\s*=\\s*(\\d+)`, 'i').exec(bare)?.[1]);
}

/** Some servers send `100, 100;w=60`, and some a fraction. */
function wholeNumber(text: string | null | undefined): number | undefined {
  const digits = /^\s*(\d+)(?:\.\d+)?\s*(?:[,;]|$)/.exec(text ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * When a limit ends, in milliseconds from now: `X-RateLimit-Reset` is seconds from now, seconds since 1970 or
 * milliseconds since 1970, and its size tells.
 */
function resetMs(reset: number, now: number): number {
  if (reset > 1e11) return Math.max(0, reset - now);
  // More than thirty years from now is a date.
  return reset > 1e9 ? Math.max(0, reset * 1000 - now) : reset * 1000;
}
