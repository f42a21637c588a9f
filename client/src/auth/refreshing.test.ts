import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../policies/clock.ts';
import { type RefreshingOptions, refreshing } from './refreshing.ts';
import type { AccessToken } from './token-source.ts';

interface Asked {
  answer(token: AccessToken): void;
  fail(error: unknown): void;
  readonly signal: AbortSignal;
}

/** A source whose refreshes are answered by hand, at a time that is set by hand. */
function manual(options: Partial<RefreshingOptions> = {}) {
  const world = { now: 0, asked: [] as Asked[], limits: [] as { ms: number; run: () => void }[] };
  const after: Clock['after'] = (ms, run) => {
    const limit = { ms, run };
    world.limits.push(limit);
    return () => void world.limits.splice(world.limits.indexOf(limit), 1);
  };
  const source = refreshing({
    fetchToken: (signal) => new Promise((answer, fail) => void world.asked.push({ answer, fail, signal })),
    clock: { now: () => world.now, after },
    ...options,
  });
  return { world, source };
}

describe('when a token is replaced', () => {
  const hour = 3_600_000;
  const cases: [
    name: string,
    at: number,
    lifeMs: number | undefined,
    earlyMs: number | undefined,
    refreshes: number,
  ][] = [
    ['good for long', hour - 300_001, hour, undefined, 0],
    ['five minutes before its end', hour - 300_000, hour, undefined, 1],
    ['at its end', hour, hour, undefined, 1],
    ['earlier, where that is asked', hour - 600_000, hour, 600_000, 1],
    ['at its end only', hour - 1, hour, 0, 0],
    ['in the first half of a short life', 29_999, 60_000, undefined, 0],
    ['in the second half of a short life', 30_000, 60_000, undefined, 1],
    ['an end that nobody knows', 1e15, undefined, undefined, 0],
  ];
  test.each(cases)('%s', async (_name, at, lifeMs, earlyMs, refreshes) => {
    const { world, source } = manual({ initial: { token: 'old', expiresAt: lifeMs }, earlyMs });
    world.now = at;
    const got = source();
    expect(world.asked.length).toBe(refreshes);
    world.asked[0]?.answer({ token: 'new' });
    expect(await got).toBe(refreshes === 0 ? 'old' : 'new');
  });
});

test('parallel calls wait for one refresh', async () => {
  const { world, source } = manual();
  const calls = [source(), source(), source()];
  expect(world.asked.length).toBe(1);
  world.asked[0]?.answer({ token: 't' });
  expect(await Promise.all(calls)).toEqual(['t', 't', 't']);
});

test('of parallel refusals one ends the token, and none the next one', async () => {
  const { world, source } = manual({ initial: { token: 'a' } });
  source.refused('a');
  source.refused('a');
  const calls = [source(), source()];
  world.asked[0]?.answer({ token: 'b' });
  await Promise.all(calls);
  source.refused('a');
  expect([await source(), world.asked.length]).toEqual(['b', 1]);
});

test('a refresh that fails fails all that wait, and the next call tries again', async () => {
  const { world, source } = manual();
  const calls = [source(), source()];
  world.asked[0]?.fail(new Error('down'));
  expect((await Promise.allSettled(calls)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = source();
  world.asked[1]?.answer({ token: 't' });
  expect(await next).toBe('t');
});

test('an early refresh that fails leaves the old token, and pauses for ten seconds', async () => {
  const { world, source } = manual({ initial: { token: 'old', expiresAt: 1_000_000 } });
  world.now = 800_000;
  const first = source();
  world.asked[0]?.fail(new Error('down'));
  expect(await first).toBe('old');
  world.now = 809_999;
  expect([await source(), world.asked.length]).toEqual(['old', 1]);
  world.now = 810_000;
  const second = source();
  expect(world.asked.length).toBe(2);
  // Meanwhile the old one has ended: its failure is one now.
  world.now = 1_000_000;
  world.asked[1]?.fail(new Error('still down'));
  await expect(second).rejects.toThrow('still down');
});

test('a token that is refused during an early refresh is not handed out again', async () => {
  const { world, source } = manual({ initial: { token: 'old', expiresAt: 1_000_000 } });
  world.now = 800_000;
  const first = source();
  source.refused('old');
  world.asked[0]?.fail(new Error('down'));
  await expect(first).rejects.toThrow('down');
});

test('a refresh that hangs ends with its time limit, and does not hold up the next', async () => {
  const { world, source } = manual();
  const hanging = source();
  expect(world.limits.map(({ ms }) => ms)).toEqual([30_000]);
  world.limits[0]?.run();
  await expect(hanging).rejects.toThrow('there was no access token within 30000 ms');
  expect(world.asked[0]?.signal.aborted).toBe(true);
  const next = source();
  world.asked[1]?.answer({ token: 't' });
  expect([await next, world.limits]).toEqual(['t', []]);
});

test('a function that throws at once is a refresh that failed, and the next call tries again', async () => {
  let session = false;
  const { source } = manual({
    fetchToken: () => {
      if (!session) throw new Error('no session');
      return Promise.resolve({ token: 't' });
    },
  });
  await expect(source()).rejects.toThrow('no session');
  session = true;
  expect(await source()).toBe('t');
});

type Step =
  | { readonly kind: 'call' | 'answer' | 'fail' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'refuse'; readonly nth: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Step>({ kind: 'call' }) },
    { weight: 2, arbitrary: fc.constant<Step>({ kind: 'answer' }) },
    fc.constant<Step>({ kind: 'fail' }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 900_000 }) }),
    fc.record({ kind: fc.constant('refuse' as const), nth: fc.integer({ min: 0, max: 6 }) }),
  ),
  { minLength: 20, maxLength: 60 },
);

/** A source that is used as a script says, and what it did wrong. */
class ScriptedSource {
  now = 0;
  refreshes = 0;
  readonly handedOut: string[] = [];
  readonly faults: string[] = [];
  readonly #open: Asked[] = [];
  readonly #ends = new Map<string, number>();
  readonly #refused = new Set<string>();
  readonly #source = refreshing({
    fetchToken: (signal) =>
      new Promise((answer, fail) => {
        this.refreshes += 1;
        if (this.#open.length > 0) this.faults.push('two refreshes at once');
        this.#open.push({ answer, fail, signal });
      }),
    clock: { now: () => this.now, after: () => () => undefined },
  });

  async call() {
    const token = await this.#source().catch(() => undefined);
    if (token === undefined) return;
    this.handedOut.push(token);
    if (this.now >= (this.#ends.get(token) ?? 0)) this.faults.push(`${token} had ended`);
    if (this.#refused.has(token)) this.faults.push(`${token} was refused before`);
  }

  answer() {
    const [token, expiresAt] = [`t${this.#ends.size}`, this.now + 600_000];
    this.#ends.set(token, expiresAt);
    this.#open.pop()?.answer({ token, expiresAt });
  }

  fail() {
    this.#open.pop()?.fail(new Error('down'));
  }

  refuse(nth: number) {
    const token = this.handedOut[nth % this.handedOut.length];
    if (token === undefined) return;
    this.#source.refused(token);
    this.#refused.add(token);
  }
}

async function play(script: readonly Step[]): Promise<ScriptedSource> {
  const scripted = new ScriptedSource();
  const calls: Promise<void>[] = [];
  for (const step of script) {
    if (step.kind === 'call') calls.push(scripted.call());
    else if (step.kind === 'wait') scripted.now += step.ms;
    else if (step.kind === 'refuse') scripted.refuse(step.nth);
    else scripted[step.kind]();
    // What is ready runs before the next step.
    for (let turn = 0; turn < 12; turn += 1) await undefined;
  }
  scripted.answer();
  await Promise.all(calls);
  return scripted;
}

test('whatever happens: one refresh at a time, no token that has ended or was refused, nobody left waiting', async () => {
  const totals = { refreshes: 0, tokens: 0 };
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const { faults, refreshes, handedOut } = await play(script);
      totals.refreshes += refreshes;
      totals.tokens += handedOut.length;
      expect(faults).toEqual([]);
    }),
    { seed: 7, numRuns: 500 },
  );
  // Else the scripts would show little.
  expect(totals.refreshes).toBeGreaterThan(1000);
  expect(totals.tokens).toBeGreaterThan(2000);
});
