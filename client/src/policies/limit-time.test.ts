import { describe, expect, test } from 'vitest';
import { AbortedError } from '../errors.ts';
import type { Policy } from '../policy.ts';
import { deadline } from './deadline.ts';
import { FakeClock, withSteps } from './policies.fixture.ts';
import { retry } from './retry.ts';
import { timeout } from './timeout.ts';

/** Listens to its signal, as fetch does. */
const hang = (request: Request) =>
  new Promise<Response>((_, reject) => {
    request.signal.addEventListener('abort', () => reject(request.signal.reason));
  });
const deaf = () => new Promise<Response>(() => {});

const limits: [string, (ms: number, clock: FakeClock) => Policy][] = [
  ['timeout', timeout],
  ['deadline', deadline],
];

describe.each(limits)('%s', (_name, limit) => {
  test.each([
    ['what listens to the signal', hang],
    ['what does not', deaf],
  ])('ends %s', async (_what, step) => {
    const clock = new FakeClock();
    const { send } = withSteps([limit(1000, clock)], [step]);
    const failure = await clock.run(send()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AbortedError);
    expect(failure).toMatchObject({
      name: 'TimeoutError',
      message: 'GET http://a.example/things was not answered in time',
    });
    expect([clock.passedMs, clock.pendingTimers]).toEqual([1000, 0]);
  });

  test('leaves no timer behind an answer', async () => {
    const clock = new FakeClock();
    const { send } = withSteps([limit(1000, clock)], [new Response('x')]);
    expect(await (await send()).text()).toBe('x');
    expect(clock.pendingTimers).toBe(0);
  });

  test('lasts until the answer is read, where that is told', async () => {
    const clock = new FakeClock();
    const ends: (() => void)[] = [];
    const { seen, send } = withSteps([limit(1000, clock)], [new Response('x')]);
    await send({}, { onEnd: (run) => void ends.push(run) });
    expect(clock.pendingTimers).toBe(1);
    for (const end of ends) end();
    expect(clock.pendingTimers).toBe(0);
    await send({}, { onEnd: () => {} });
    await clock.advance(1000);
    expect(seen.map(({ request }) => request.signal.aborted)).toEqual([false, true]);
  });

  test("hands on the caller's abort, and sends nothing after it", async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const { seen, send } = withSteps([limit(1000, clock)], [hang]);
    const failure = send({ signal: controller.signal }).catch((error: unknown) => error);
    controller.abort();
    expect(await failure).toMatchObject({ name: 'AbortError' });
    await expect(send({ signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect([seen.length, clock.pendingTimers]).toEqual([1, 0]);
  });

  test('lets go of an answer that comes too late', async () => {
    const clock = new FakeClock();
    let cancelled = 0;
    let answer = (_response: Response) => {};
    const { send } = withSteps([limit(1000, clock)], [() => new Promise((resolve) => (answer = resolve))]);
    await clock.run(send()).catch(() => {});
    answer(new Response(new ReadableStream({ cancel: () => void cancelled++ })));
    await clock.advance(0);
    expect(cancelled).toBe(1);
  });
});

test('each attempt has the whole timeout, all attempts one deadline', async () => {
  const clock = new FakeClock();
  const policies = [deadline(2500, clock), retry({ random: () => 0, clock }), timeout(1000, clock)];
  const { seen, send } = withSteps(policies, [hang]);
  const failure = await clock.run(send()).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'TimeoutError' });
  expect([clock.passedMs, seen.length]).toEqual([2500, 3]);
});

test('of two deadlines the earlier one is told', async () => {
  const clock = new FakeClock();
  const { seen, send } = withSteps([deadline(100, clock), deadline(900, clock)], [new Response()]);
  await send();
  expect(seen[0]?.operation.deadlineAt).toBe(clock.start + 100);
});
