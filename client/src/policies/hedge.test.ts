import { expect, test } from 'vitest';
import { hedge } from './hedge.ts';
import { FakeClock, type Step, withSteps } from './policies.fixture.ts';

/** Answers after so many milliseconds, unless it is aborted; 0 as a status stands for an error. */
function after(clock: FakeClock, delayMs: number, status: number): Step {
  return ({ signal }) =>
    new Promise((resolve, reject) => {
      const answer = () =>
        status === 0 ? reject(new Error('reset')) : resolve(new Response(null, { status }));
      const cancel = clock.after(delayMs, answer);
      signal.addEventListener('abort', () => {
        cancel();
        reject(signal.reason);
      });
    });
}

const cases: [string, string, [number, number][], number | string, number, number][] = [
  ['a quick answer', 'GET', [[50, 200]], 200, 50, 1],
  ['a quick failure', 'GET', [[50, 503]], 503, 50, 1],
  ['a quick error', 'GET', [[50, 0]], 'reset', 50, 1],
  [
    'the first is late, the copy wins',
    'GET',
    [
      [900, 200],
      [50, 201],
    ],
    201,
    150,
    2,
  ],
  [
    'the first is late and still wins',
    'HEAD',
    [
      [120, 200],
      [500, 201],
    ],
    200,
    120,
    2,
  ],
  [
    'the first fails late, the copy is good',
    'GET',
    [
      [120, 503],
      [50, 201],
    ],
    201,
    150,
    2,
  ],
  [
    'the copy fails, the first is good',
    'GET',
    [
      [300, 200],
      [50, 0],
    ],
    200,
    300,
    2,
  ],
  [
    'both fail',
    'GET',
    [
      [120, 503],
      [50, 0],
    ],
    'reset',
    150,
    2,
  ],
  ['a write', 'POST', [[900, 200]], 200, 900, 1],
];

test.each(cases)('%s', async (_name, method, steps, want, wantMs, sent) => {
  const clock = new FakeClock();
  const { seen, send } = withSteps(
    [hedge({ delayMs: 100, clock })],
    steps.map(([delayMs, status]) => after(clock, delayMs, status)),
  );
  const outcome = await clock.run(
    send({ method }).then(
      ({ status }) => status,
      (error: Error) => error.message,
    ),
  );
  expect([outcome, clock.passedMs, seen.length]).toEqual([want, wantMs, sent]);
  expect(clock.pendingTimers).toBe(0);
});

test("the loser is aborted, the winner is not, and the caller's abort reaches both", async () => {
  const clock = new FakeClock();
  const steps = [after(clock, 900, 200), after(clock, 50, 200)];
  const won = withSteps([hedge({ delayMs: 100, clock })], steps);
  await clock.run(won.send());
  expect(won.seen.map(({ request }) => request.signal.aborted)).toEqual([true, false]);

  const controller = new AbortController();
  const given = withSteps([hedge({ delayMs: 100, clock })], [after(clock, 900, 200)]);
  const failure = given.send({ signal: controller.signal }).catch((error: unknown) => error);
  await clock.advance(200);
  controller.abort(new Error('enough'));
  expect(await failure).toMatchObject({ message: 'enough' });
  expect(given.seen.map(({ request }) => request.signal.aborted)).toEqual([true, true]);
});

test("while the answer is read the caller's abort still reaches the winner, and not after", async () => {
  const ended: boolean[] = [];
  for (const endFirst of [false, true]) {
    const controller = new AbortController();
    const ends: (() => void)[] = [];
    const { seen, send } = withSteps([hedge({ delayMs: 100, clock: new FakeClock() })], [new Response('x')]);
    await send({ signal: controller.signal }, { onEnd: (run) => void ends.push(run) });
    if (endFirst) for (const end of ends) end();
    controller.abort();
    ended.push(seen[0]?.request.signal.aborted === true);
  }
  expect(ended).toEqual([true, false]);
});
