import { type Clock, systemClock } from '../policies/clock.ts';
import type { AccessToken, TokenSource } from './token-source.ts';
import { withinSignal } from './within-signal.ts';

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
  /** Default: the machine's, as people set it: that is what ends are told in. */
  readonly clock?: Clock | undefined;
}

/** A token as it is kept, in milliseconds since 1970. */
interface HeldToken {
  readonly token: string;
  readonly renewAt: number;
  readonly expiresAt: number;
}

/** Its time is what ends of tokens are told in; it goes on while the machine sleeps. */
export const wallClock: Clock = { ...systemClock, now: Date.now };

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
  const { earlyMs = 300_000, clock = wallClock } = options;
  let held = options.initial && hold(options.initial, earlyMs, clock.now());
  let running: Promise<string> | undefined;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  const fetchOne = async () => {
    try {
      const fresh = await fetchInTime(options, clock);
      held = hold(fresh, earlyMs, clock.now());
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
      if (held !== old || clock.now() >= old.expiresAt) throw error;
      pausedUntil = clock.now() + pauseMs;
      return old.token;
    }
  };
  const current = async () => {
    if (!held || clock.now() >= held.expiresAt) return renew();
    return clock.now() < Math.max(held.renewAt, pausedUntil) ? held.token : replaceEarly(held);
  };
  return Object.assign(current, {
    // Of parallel calls that were refused, the first one ends the token; the others find a new one there.
    refused: (token: string) => {
      if (held?.token === token) held = undefined;
    },
  });
}

function hold(
  { token, expiresAt = Number.POSITIVE_INFINITY }: AccessToken,
  earlyMs: number,
  now: number,
): HeldToken {
  return { token, renewAt: expiresAt - Math.min(earlyMs, Math.max(0, expiresAt - now) / 2), expiresAt };
}

async function fetchInTime(
  { fetchToken, timeoutMs = 30_000 }: RefreshingOptions,
  clock: Clock,
): Promise<AccessToken> {
  const limit = new AbortController();
  const message = `there was no access token within ${timeoutMs} ms`;
  const cancel = clock.after(timeoutMs, () => limit.abort(new DOMException(message, 'TimeoutError')));
  try {
    // What it throws at once comes as a promise too.
    const fetched = (async () => fetchToken(limit.signal))();
    return await withinSignal(fetched, limit.signal);
  } finally {
    cancel();
  }
}
