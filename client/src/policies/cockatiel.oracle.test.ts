import {
  BrokenCircuitError,
  bulkhead,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  ExponentialBackoff,
  fullJitterGenerator,
  handleAll,
  circuitBreaker as theirCircuitBreaker,
  retry as theirRetry,
} from 'cockatiel';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { CircuitOpenError, circuitBreaker } from './circuit-breaker.ts';
import { concurrency } from './concurrency.ts';
import { FakeClock, settled, withSteps } from './policies.fixture.ts';
import { retry } from './retry.ts';
import { skippingClock } from './skipping-clock.fixture.ts';

const seed = { seed: 20260101, numRuns: 200 };
const bad = new Response(null, { status: 503 });
const good = new Response();

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('retry: as many attempts, and as long between them', async () => {
  // cockatiel takes time and randomness from the platform.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const failing = fc.record({
    failures: fc.integer({ min: 0, max: 8 }),
    retries: fc.integer({ min: 0, max: 6 }),
    minDelayMs: fc.integer({ min: 1, max: 2000 }),
    maxDelayMs: fc.integer({ min: 2000, max: 10_000 }),
    randoms: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 6, maxLength: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(failing, async ({ failures, retries, minDelayMs, maxDelayMs, randoms }) => {
      const draw = () => {
        let drawn = 0;
        return () => randoms[drawn++] ?? 0;
      };
      const clock = skippingClock();
      const ours = withSteps(
        [retry({ retries, minDelayMs, maxDelayMs, random: draw(), clock })],
        [...Array.from({ length: failures }, () => bad), good],
      );
      const { status } = await ours.send();

      vi.spyOn(Math, 'random').mockImplementation(draw());
      const backoff = new ExponentialBackoff({
        generator: fullJitterGenerator,
        initialDelay: minDelayMs,
        maxDelay: maxDelayMs,
      });
      const policy = theirRetry(handleAll, { maxAttempts: retries, backoff });
      const delays: number[] = [];
      policy.onRetry(({ delay }) => void delays.push(delay));
      let attempts = 0;
      const theirs = policy
        .execute(() => {
          attempts += 1;
          if (attempts <= failures) throw new Error('503');
        })
        .then(
          () => 200,
          () => 503,
        );
      await vi.runAllTimersAsync();
      vi.restoreAllMocks();
      expect([status, ours.seen.length]).toEqual([await theirs, attempts]);
      // cockatiel waits whole milliseconds.
      expect(clock.waits.map(Math.floor)).toEqual(delays);
    }),
    seed,
  );
});

/** What one call came to, of a breaker of ours or of theirs. */
type Outcome = 'ok' | 'failed' | 'open';

async function throughTheirs(policy: CircuitBreakerPolicy, isGood: boolean): Promise<Outcome> {
  try {
    await policy.execute(() => {
      if (!isGood) throw new Error('503');
    });
    return 'ok';
  } catch (error) {
    return error instanceof BrokenCircuitError ? 'open' : 'failed';
  }
}

// One call after the other: cockatiel lets those that come during a trial wait for it, ours refuses them at once.
test('circuit breaker: open and closed at the same times', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const calls = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 700 }), fc.constantFrom(false, false, false, true)),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
  let opened = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), calls, async (failures, all) => {
      const clock = new FakeClock();
      const answers = all.map(([, isGood]) => isGood);
      let isGood = true;
      const ours = withSteps(
        [circuitBreaker({ failures, openMs: 1000, clock })],
        [() => (isGood ? good : bad).clone()],
      );
      const theirs = theirCircuitBreaker(handleAll, {
        halfOpenAfter: 1000,
        breaker: new ConsecutiveBreaker(failures),
      });
      const outcomes: [Outcome, Outcome][] = [];
      for (const [index, [gapMs]] of all.entries()) {
        await clock.advance(gapMs);
        vi.setSystemTime(clock.now());
        isGood = answers[index] ?? true;
        const own = await ours.send().then(
          ({ status }): Outcome => (status === 200 ? 'ok' : 'failed'),
          (error: unknown): Outcome => (error instanceof CircuitOpenError ? 'open' : 'failed'),
        );
        outcomes.push([own, await throughTheirs(theirs, isGood)]);
      }
      opened += outcomes.filter(([own]) => own === 'open').length;
      expect(outcomes.map(([own]) => own)).toEqual(outcomes.map(([, their]) => their));
    }),
    { ...seed, numRuns: 100 },
  );
  expect(opened).toBeGreaterThan(100);
});

/** Work that ends when a test says so, in the order in which it began. */
function workByHand() {
  const began: number[] = [];
  const open = new Map<number, () => void>();
  const work = (name: number) =>
    new Promise<void>((resolve) => {
      began.push(name);
      open.set(name, resolve);
    });
  const end = (index: number) => {
    const name = [...open.keys()][index % Math.max(1, open.size)];
    if (name === undefined) return;
    open.get(name)?.();
    open.delete(name);
  };
  return { began, work, end };
}

test('concurrency: the same calls begin, in the same order, as behind a bulkhead', async () => {
  const steps = fc.array(fc.option(fc.nat({ max: 5 })), { minLength: 1, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (limit, all) => {
      const [mine, theirs] = [workByHand(), workByHand()];
      const answer = async (request: Request) => {
        await mine.work(Number(new URL(request.url).pathname.slice(1)));
        return new Response();
      };
      const { send } = withSteps([concurrency(limit)], [answer]);
      const policy = bulkhead(limit, Number.POSITIVE_INFINITY);
      for (const [name, step] of all.entries()) {
        // A number ends one that runs, nothing begins another one.
        if (step === null) {
          void send({ url: `http://a.example/${name}` });
          void policy.execute(() => theirs.work(name));
        } else {
          mine.end(step);
          theirs.end(step);
        }
        await settled();
        expect(mine.began).toEqual(theirs.began);
      }
    }),
    { ...seed, numRuns: 100 },
  );
});
