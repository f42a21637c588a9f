import type { AccessToken, TokenSource } from './token-source.ts';

/** Options of `refreshing`. */
export interface RefreshingOptions {
  /** Gets a new token. Its signal aborts after `timeoutMs`; what it throws is what the waiting calls throw. */
  readonly fetchToken: (signal: AbortSignal) => Promise<AccessToken>;
  /** A token that is there already. Default: the first call gets one. */
  readonly initial?: AccessToken | undefined;
  /**
   * How long before its end a token is replaced, in milliseconds. Default: 300,000 (five minutes).
   *
   * For a token that lives less than twice as long, half its life.
   */
  readonly earlyMs?: number | undefined;
  /** How long one refresh may take, in milliseconds. Default: 30,000. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** A signal that aborts after so many milliseconds. Default: `AbortSignal.timeout`. */
  readonly timeout?: ((ms: number) => AbortSignal) | undefined;
}

/** A token as it is kept, in milliseconds since 1970. */
interface HeldToken {
  readonly token: string;
  readonly renewAt: number;
  readonly expiresAt: number;
}

/** After an early refresh that failed, the old token serves this long before the next try. */
const pauseMs = 10_000;

/**
 * A token that is replaced before it ends and after a 401.
 *
 * There is one refresh at a time: calls that need a token meanwhile wait for that one. An early refresh that fails is
 * no failure as long as the old token is good; it is tried again ten seconds later.
 *
 * @example
 * const client = createClient({ auth: { bearerToken: refreshing({ fetchToken }) } });
 */
export function refreshing(options: RefreshingOptions): TokenSource {
  const { earlyMs = 300_000, timeoutMs = 30_000, clock = Date.now } = options;
  const { fetchToken, timeout = AbortSignal.timeout } = options;
  const hold = ({ token, expiresAt = Number.POSITIVE_INFINITY }: AccessToken): HeldToken => ({
    token,
    renewAt: expiresAt - Math.min(earlyMs, Math.max(0, expiresAt - clock()) / 2),
    expiresAt,
  });
  let held = options.initial && hold(options.initial);
  let running: Promise<string> | undefined;
  let pausedUntil = Number.NEGATIVE_INFINITY;

  const fetchOne = async () => {
    try {
      const signal = timeout(timeoutMs);
      held = hold(await withinSignal(fetchToken(signal), signal));
      return held.token;
    } finally {
      running = undefined;
    }
  };
  const renew = () => {
    running ??= fetchOne();
    return running;
  };
  const replaceEarly = async (old: HeldToken) => {
    try {
      return await renew();
    } catch (error) {
      // Refused or ended while the refresh ran.
      if (held !== old || clock() >= old.expiresAt) throw error;
      pausedUntil = clock() + pauseMs;
      return old.token;
    }
  };
  const current = async () => {
    const now = clock();
    if (!held || now >= held.expiresAt) return renew();
    return now < held.renewAt || now < pausedUntil ? held.token : replaceEarly(held);
  };
  return Object.assign(current, {
    // Of parallel calls that were refused, the first one ends the token; the others find a new one there.
    refused: (token: string) => {
      if (held?.token === token) held = undefined;
    },
  });
}

/**
 * The result of some work, or the reason of a signal where that aborts first; the work itself goes on.
 *
 * @throws the signal's reason
 */
export function withinSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
