import { refreshing, wallClock } from '../auth/refreshing.ts';
import type { TokenSource } from '../auth/token-source.ts';
import type { Clock } from '../policies/clock.ts';
import type { SecretProvider } from './secret-provider.ts';

/** Options of `rotating`. */
export interface RotatingOptions {
  readonly provider: SecretProvider;
  /** The secret's name, as the provider calls it. */
  readonly name: string;
  /** How long a secret serves before it is asked for again, in milliseconds. Default: 300,000 (five minutes). */
  readonly ttlMs?: number | undefined;
  /**
   * How long it serves beyond that while the provider cannot be reached, in milliseconds. Default: as long as `ttlMs`,
   * which is the most.
   */
  readonly graceMs?: number | undefined;
  /** How long the provider may take, in milliseconds. Default: 30,000. */
  readonly timeoutMs?: number | undefined;
  /** Default: the machine's. */
  readonly clock?: Clock | undefined;
}

/** A secret that is refused although the provider stands by it is not asked for anew more often, in milliseconds. */
const pauseMs = 10_000;

/**
 * A secret that is kept for a while, and asked for again behind that and after a 401: what `auth` options take.
 *
 * There is one question to the provider at a time: calls that need the secret meanwhile wait for that one. When a
 * server refuses the secret, the provider is asked, and the call is sent once more if there is another by then.
 *
 * @throws RangeError for times that do not fit each other
 * @example
 * const client = createClient({ auth: { apiKey: rotating({ provider, name: 'studio/api-key' }) } });
 */
export function rotating(options: RotatingOptions): TokenSource {
  const { provider, name, ttlMs = 300_000, graceMs = ttlMs, timeoutMs, clock = wallClock } = options;
  if (!(ttlMs > 0)) throw new RangeError(`ttlMs must be more than 0, but is ${ttlMs}`);
  if (!(graceMs >= 0 && graceMs <= ttlMs))
    throw new RangeError(`graceMs must be from 0 to ttlMs (${ttlMs}), but is ${graceMs}`);
  const source = refreshing({
    fetchToken: async (signal) => {
      const secret = await provider.get(name, signal);
      return { token: secret.reveal(), expiresAt: clock.now() + ttlMs + graceMs };
    },
    earlyMs: graceMs,
    timeoutMs,
    clock,
  });
  let refused: { readonly secret: string; readonly at: number } | undefined;
  return Object.assign(() => source(), {
    refused(secret: string) {
      // Refused before, and the provider gave it again: a server that refuses everybody is no reason to ask with each call.
      if (refused?.secret === secret && clock.now() - refused.at < pauseMs) return;
      refused = { secret, at: clock.now() };
      source.refused(secret);
    },
  });
}
