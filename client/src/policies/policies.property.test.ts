import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NetworkError } from '../errors.ts';
import { concurrency } from './concurrency.ts';
import { defaultPolicies } from './default-policies.ts';
import { FakeClock, type Step, withSteps } from './policies.fixture.ts';
import { rateLimit } from './rate-limit.ts';

const seed = { seed: 20260101, numRuns: 150 };
const info = { name: 'call', method: 'GET', path: '/things' };

/** What a server may do with a request: after how long it answers (or never), and how. */
const behaviour = fc.record({
  delayMs: fc.option(fc.integer({ min: 0, max: 3000 }), { freq: 6 }),
  status: fc.constantFrom(0, 200, 404, 408, 429, 500, 503, 504),
  retryAfter: fc.option(fc.constantFrom('0', '1', '20', '90', 'soon', 'Thu, 01 Jan 2026 00:00:05 GMT')),
});
const policies = fc.record({
  retry: fc.integer({ min: 0, max: 5 }),
  timeoutMs: fc.constantFrom(100, 1000, 30_000),
  deadlineMs: fc.constantFrom(1, 700, 2500, 60_000),
});

/** Some servers are asked by what does not listen to signals. */
function stepOf(
  clock: FakeClock,
  { delayMs, status, retryAfter }: typeof behaviour extends fc.Arbitrary<infer B> ? B : never,
): Step {
  const answer = () => {
    if (status === 0) throw new NetworkError(info, 'http://a.example/things', new Error('reset'));
    return new Response(null, { status, headers: retryAfter === null ? {} : { 'retry-after': retryAfter } });
  };
  return () =>
    new Promise((resolve, reject) => {
      if (delayMs === null) return;
      clock.after(delayMs, () => {
        try {
          resolve(answer());
        } catch (error) {
          reject(error);
        }
      });
    });
}

describe('whatever a server does', () => {
  test('never more attempts than allowed, never beyond the deadline, nothing left behind', async () => {
    await fc.assert(
      fc.asyncProperty(
        policies,
        fc.array(behaviour, { minLength: 1, maxLength: 7 }),
        async (options, behaviours) => {
          const clock = new FakeClock();
          const sentAt: number[] = [];
          const steps = behaviours.map((one) => stepOf(clock, one));
          const record: Parameters<typeof withSteps>[0][number] = (next) => (request, operation) => {
            sentAt.push(clock.passedMs);
            return next(request, operation);
          };
          const { send } = withSteps(defaultPolicies({ ...options, clock, eachAttempt: [record] }), steps);
          const outcome = await clock.run(
            send().then(
              () => 'answered',
              (error: Error) => error.name,
            ),
          );
          expect(['answered', 'NetworkError', 'TimeoutError']).toContain(outcome);
          expect(sentAt.length).toBeLessThanOrEqual(options.retry + 1);
          expect(clock.passedMs).toBeLessThanOrEqual(options.deadlineMs);
          const ended = sentAt.length;
          await clock.advance(200_000);
          expect([sentAt.length, clock.pendingTimers]).toEqual([ended, 0]);
        },
      ),
      seed,
    );
  });

  test('never a non-idempotent call twice without a key', async () => {
    const call = fc.record({
      method: fc.constantFrom('POST', 'PATCH'),
      own: fc.option(fc.constant('own')),
      documented: fc.boolean(),
      idempotencyKeys: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        call,
        policies,
        fc.array(behaviour, { minLength: 1, maxLength: 4 }),
        async (one, options, behaviours) => {
          const clock = new FakeClock();
          const chain = defaultPolicies({ ...options, idempotencyKeys: one.idempotencyKeys, clock });
          const { seen, send } = withSteps(
            chain,
            behaviours.map((each) => stepOf(clock, each)),
          );
          const headers: Record<string, string> = one.own === null ? {} : { 'idempotency-key': one.own };
          const documented = one.documented ? { idempotencyHeader: 'idempotency-key' } : {};
          await clock.run(send({ method: one.method, body: 'x', headers }, documented).catch(() => {}));
          const keys = new Set(seen.map(({ request }) => request.headers.get('idempotency-key')));
          if (seen.length > 1) expect([keys.size, keys.has(null)]).toEqual([1, false]);
          if (one.own === null && !(one.documented && one.idempotencyKeys)) expect(seen.length).toBe(1);
          for (const { request } of seen) expect(await request.text()).toBe('x');
        },
      ),
      seed,
    );
  });
});

test('never more at once than the limit, and everybody gets a turn', async () => {
  const delays = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), delays, async (limit, delaysMs) => {
      const clock = new FakeClock();
      let running = 0;
      let most = 0;
      const steps = delaysMs.map((delayMs, index) => async () => {
        most = Math.max(most, ++running);
        await new Promise<void>((done) => clock.after(delayMs, done));
        running--;
        if (index % 4 === 3) throw new Error('reset');
        return new Response();
      });
      const { seen, send } = withSteps([concurrency(limit)], steps);
      await clock.run(Promise.allSettled(delaysMs.map(() => send())));
      expect([most, running, seen.length]).toEqual([Math.min(limit, delaysMs.length), 0, delaysMs.length]);
    }),
    { ...seed, numRuns: 50 },
  );
});

test('never more in any time than the rate and its burst', async () => {
  const rate = fc.record({ limit: fc.integer({ min: 1, max: 6 }), burst: fc.integer({ min: 1, max: 6 }) });
  const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(rate, gaps, async ({ limit, burst }, gapsMs) => {
      const clock = new FakeClock();
      const sentAt: number[] = [];
      const answer = () => {
        sentAt.push(clock.passedMs);
        return new Response();
      };
      const { send } = withSteps([rateLimit({ rate: { limit, burst, perMs: 1000 }, clock })], [answer]);
      const calls: Promise<unknown>[] = [];
      for (const gapMs of gapsMs) {
        calls.push(send());
        await clock.advance(gapMs);
      }
      await clock.run(Promise.all(calls));
      expect(sentAt.length).toBe(gapsMs.length);
      for (const [index, from] of sentAt.entries()) {
        for (const [further, until] of sentAt.slice(index).entries()) {
          // Milliseconds since 1970 leave that much of a number to fractions.
          const allowed = burst + ((until - from) * limit) / 1000;
          expect(further + 1).toBeLessThanOrEqual(allowed + 1e-3);
        }
      }
    }),
    { ...seed, numRuns: 60 },
  );
});
