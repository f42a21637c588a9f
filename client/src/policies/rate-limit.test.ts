import { describe, expect, test } from 'vitest';
import { FakeClock, settled, withSteps } from './policies.fixture.ts';
import { rateLimit } from './rate-limit.ts';

/** A server with a fixed window; it tells of it, and refuses what is too much. */
function limitedServer(clock: FakeClock, limit: number, windowMs: number) {
  const sentAt: number[] = [];
  let refused = 0;
  const answer = () => {
    const window = Math.floor(clock.passedMs / windowMs);
    const used = sentAt.filter((at) => Math.floor(at / windowMs) === window).length + 1;
    const reset = Math.ceil(((window + 1) * windowMs - clock.passedMs) / 1000);
    const headers = {
      'RateLimit-Remaining': String(Math.max(0, limit - used)),
      'RateLimit-Reset': String(reset),
    };
    if (used > limit) {
      refused++;
      return new Response(null, { status: 429, headers: { ...headers, 'Retry-After': String(reset) } });
    }
    sentAt.push(clock.passedMs);
    return new Response(null, { headers: { ...headers, 'RateLimit-Limit': String(limit) } });
  };
  return { answer, sentAt, refused: () => refused };
}

test('it learns from the headers and is never refused', async () => {
  const clock = new FakeClock();
  const server = limitedServer(clock, 3, 10_000);
  const { send } = withSteps([rateLimit({ clock })], [server.answer]);
  for (let count = 0; count < 8; count++) await clock.run(send());
  expect(server.sentAt).toEqual([0, 0, 0, 10_000, 10_000, 10_000, 20_000, 20_000]);
  expect(server.refused()).toBe(0);
});

test('parallel requests share what is left', async () => {
  const clock = new FakeClock();
  const server = limitedServer(clock, 3, 10_000);
  const { send } = withSteps([rateLimit({ clock })], [server.answer]);
  await clock.run(send());
  await clock.run(Promise.all(Array.from({ length: 7 }, () => send())));
  expect(server.sentAt).toEqual([0, 0, 0, 10_000, 10_000, 10_000, 20_000, 20_000]);
  expect(server.refused()).toBe(0);
});

test('what is in flight counts before its answer comes', async () => {
  const clock = new FakeClock();
  const headers = { 'RateLimit-Remaining': '1', 'RateLimit-Reset': '10' };
  const never = () => new Promise<Response>(() => {});
  const { seen, send } = withSteps([rateLimit({ clock })], [never, new Response(null, { headers })]);
  void send();
  await send();
  // The one that is left may be the one that is on its way.
  const third = send();
  await clock.advance(9999);
  expect(seen.length).toBe(2);
  await clock.run(third);
  expect([seen.length, clock.passedMs]).toEqual([3, 10_000]);
});

test('after a 429 nothing goes to that origin until Retry-After is over', async () => {
  const clock = new FakeClock();
  const busy = new Response(null, { status: 429, headers: { 'Retry-After': '5' } });
  const { seen, send } = withSteps([rateLimit({ clock })], [busy, new Response()]);
  expect((await clock.run(send())).status).toBe(429);
  const waiting = send();
  await send({ url: 'http://b.example/' });
  await clock.advance(4999);
  expect(seen.length).toBe(2);
  await clock.run(waiting);
  expect([seen.length, clock.passedMs]).toEqual([3, 5000]);
});

test('after a reset without a known limit one request asks first', async () => {
  const clock = new FakeClock();
  const busy = new Response(null, { status: 429, headers: { 'Retry-After': '5' } });
  let answer = () => {};
  const slow = () => new Promise<Response>((done) => (answer = () => done(new Response())));
  const { seen, send } = withSteps([rateLimit({ clock })], [busy, slow, new Response()]);
  await clock.run(send());
  const rest = [send(), send(), send()];
  await clock.advance(5000);
  expect(seen.length).toBe(2);
  answer();
  await Promise.all(rest);
  expect([seen.length, clock.passedMs]).toEqual([4, 5000]);
});

test('a request without an answer lets the next one ask', async () => {
  const clock = new FakeClock();
  const busy = new Response(null, { status: 429, headers: { 'Retry-After': '5' } });
  const { seen, send } = withSteps([rateLimit({ clock })], [busy, new Error('reset'), new Response()]);
  await clock.run(send());
  const [failed, answered] = await clock.run(Promise.allSettled([send(), send()]));
  expect([failed.status, answered.status, seen.length]).toEqual(['rejected', 'fulfilled', 3]);
});

test('a reset that is far away is waited for a minute', async () => {
  const clock = new FakeClock();
  const headers = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '86400' };
  const { seen, send } = withSteps([rateLimit({ clock })], [new Response(null, { headers })]);
  await clock.run(send());
  await clock.run(send());
  expect([seen.length, clock.passedMs]).toEqual([2, 60_000]);
});

describe('a rate that is given', () => {
  test('a burst, then evenly', async () => {
    const clock = new FakeClock();
    const sentAt: number[] = [];
    const answer = () => {
      sentAt.push(clock.passedMs);
      return new Response();
    };
    const { send } = withSteps([rateLimit({ rate: { limit: 3, perMs: 3000 }, clock })], [answer]);
    await clock.run(Promise.all(Array.from({ length: 6 }, () => send())));
    expect(sentAt).toEqual([0, 0, 0, 1000, 2000, 3000]);
    await clock.advance(1000);
    // The three of the first second are back, those that went since are not.
    await clock.run(Promise.all([send(), send()]));
    expect(sentAt.slice(6)).toEqual([4000, 5000]);
  });

  test('without a burst', async () => {
    const clock = new FakeClock();
    const { send } = withSteps(
      [rateLimit({ rate: { limit: 3, perMs: 3000, burst: 1 }, clock })],
      [new Response()],
    );
    await clock.run(Promise.all([send(), send(), send()]));
    expect(clock.passedMs).toBe(2000);
  });

  test('an abort ends the wait and gives the place back', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const { seen, send } = withSteps(
      [rateLimit({ rate: { limit: 1, perMs: 1000 }, clock })],
      [new Response()],
    );
    await send();
    const failure = send({ signal: controller.signal }).catch((error: unknown) => error);
    await settled();
    controller.abort();
    expect(await failure).toMatchObject({ name: 'AbortError' });
    await clock.run(send());
    expect([seen.length, clock.passedMs, clock.pendingTimers]).toEqual([2, 1000, 0]);
  });
});
