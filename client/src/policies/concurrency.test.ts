import { expect, test } from 'vitest';
import { concurrency } from './concurrency.ts';
import { settled, withSteps } from './policies.fixture.ts';

/** A server whose answers are given by hand, in the order of the requests. */
function byHand() {
  const open: ((outcome: Response | Error) => void)[] = [];
  const step = () =>
    new Promise<Response>((resolve, reject) =>
      open.push((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome))),
    );
  const finish = async (outcome: Response | Error = new Response()) => {
    open.shift()?.(outcome);
    await settled();
  };
  return { step, finish };
}

test('so many at once, the others in line; failures free their place too', async () => {
  const { step, finish } = byHand();
  const { seen, send } = withSteps([concurrency(2)], [step]);
  const calls = ['a', 'b', 'c', 'd'].map((path) => send({ url: `http://a.example/${path}` }));
  const outcomes = Promise.allSettled(calls);
  const paths = () => seen.map(({ request }) => new URL(request.url).pathname).join(' ');
  await settled();
  expect(paths()).toBe('/a /b');
  await finish();
  expect(paths()).toBe('/a /b /c');
  await finish(new Error('reset'));
  expect(paths()).toBe('/a /b /c /d');
  await finish();
  await finish();
  expect((await outcomes).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
});

test('a place that is handed over is not free for who comes then', async () => {
  const { step, finish } = byHand();
  const { seen, send } = withSteps([concurrency(1)], [step]);
  const calls = [send(), send()];
  await settled();
  await finish();
  calls.push(send());
  await settled();
  expect(seen.length).toBe(2);
  await finish();
  expect(seen.length).toBe(3);
  await finish();
  await Promise.all(calls);
});

test('who gives up leaves the line', async () => {
  const { step, finish } = byHand();
  const controller = new AbortController();
  const { seen, send } = withSteps([concurrency(1)], [step]);
  const first = send();
  const failure = send({ signal: controller.signal }).catch((error: unknown) => error);
  const third = send();
  await settled();
  controller.abort();
  expect(await failure).toMatchObject({ name: 'AbortError' });
  await finish();
  await first;
  await finish();
  await third;
  expect(seen.length).toBe(2);
  const fourth = send();
  await settled();
  expect(seen.length).toBe(3);
  await finish();
  await fourth;
});

test.each([0, -1, Number.NaN])('no limit of %s', (limit) => {
  expect(() => concurrency(limit)).toThrow(`concurrency needs a limit of at least 1, not ${limit}`);
});
