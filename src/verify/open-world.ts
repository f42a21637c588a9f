import { randomUUID } from 'node:crypto';
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Model } from '../model/model.ts';
import { hookRunnerOf } from './hooks/hook-runner-of.ts';
import { World, type WorldOptions } from './run/world.ts';
import type { VerifyOptions } from './verify-options.ts';

/** What only a run of several worlds, or one that can be interrupted, sets. */
export type WorldSeams = Partial<
  Pick<WorldOptions, 'salt' | 'signal' | 'stop' | 'endsAt' | 'others' | 'coverage' | 'onExchange'>
>;

/** The server under test, for those who run the cases of a plan themselves. */
export function openWorld(model: Model, options: VerifyOptions, seams: WorldSeams = {}): World {
  const clock = options.clock ?? (() => performance.now());
  return new World(model, {
    server: options.server,
    headers: options.headers ?? {},
    auth: options.auth ?? {},
    secondUser: options.secondUser,
    fetch: options.fetch,
    timeoutMs: options.timeoutMs ?? 10_000,
    maxRequests: options.maxRequests ?? 10_000,
    maxBodyBytes: options.maxBodyBytes ?? 10 * 1024 * 1024,
    maxWaitMs: options.maxWaitMs ?? 60_000,
    endsAt: options.maxMs === undefined ? undefined : clock() + options.maxMs,
    clock,
    stop: options.signal,
    signal: undefined,
    excluded: options.excluded,
    strict: options.strict,
    hooks: hookRunnerOf(options),
    onExchange: options.onExchange,
    sleep: options.sleep ?? ((ms) => sleepFor(ms, undefined, options.signal && { signal: options.signal })),
    seed: options.seed ?? 1,
    salt: options.salt ?? randomUUID(),
    isStateless: options.stateless ?? false,
    ...seams,
  });
}
