import { expect, test } from 'vitest';
import type { Policy } from '../policy.ts';
import { coalesce } from './coalesce.ts';
import { settled, withSteps } from './policies.fixture.ts';

/** Counts, and answers when it is told to. */
function held() {
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  let count = 0;
  const step = async ({ signal }: Request) => {
    const body = JSON.stringify({ answer: ++count });
    await Promise.race([
      gate,
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    ]);
    return Object.defineProperty(new Response(body), 'url', { value: 'http://a.example/final' });
  };
  return { step, open: () => open() };
}

test('the same GETs in flight are one, each with an answer to read', async () => {
  const { step, open } = held();
  const { seen, send } = withSteps([coalesce()], [step]);
  const calls = [send(), send(), send()];
  await settled();
  open();
  const answers = await Promise.all(calls);
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(Array(3).fill('{"answer":1}'));
  expect(answers.map(({ url }) => url)).toEqual(Array(3).fill('http://a.example/final'));
  expect(seen.length).toBe(1);
  expect(await (await send()).text()).toBe('{"answer":2}');
});

const apart: [string, RequestInit & { url?: string }, object][] = [
  ['another URL', { url: 'http://a.example/things?page=2' }, {}],
  ['another header', { headers: { accept: 'text/csv' } }, {}],
  ['another method', { method: 'HEAD' }, {}],
  ['a stream', {}, { streamed: true }],
];
test.each(apart)('%s goes on its own', async (_name, init, info) => {
  const { step, open } = held();
  const { seen, send } = withSteps([coalesce()], [step]);
  const calls = [send(), send(init, info)];
  await settled();
  open();
  await Promise.all(calls);
  expect(seen.length).toBe(2);
});

test('writes, event streams and scopes are not shared', async () => {
  let user = 'a';
  const { step, open } = held();
  const { seen, send } = withSteps([coalesce({ scope: () => user })], [step]);
  const events = { headers: { accept: 'text/event-stream' } };
  const calls = [send({ method: 'POST' }), send({ method: 'POST' }), send(events), send(events), send()];
  user = 'b';
  calls.push(send());
  await settled();
  open();
  await Promise.all(calls);
  expect(seen.length).toBe(6);
});

test('an abort ends one wait; that of all ends the request', async () => {
  const { step, open } = held();
  const { seen, send } = withSteps([coalesce()], [step]);
  const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
  const outcome = (controller: AbortController) =>
    send({ signal: controller.signal }).then(
      () => 'answered',
      (error: Error) => error.name,
    );
  const calls = [outcome(first), outcome(second)];
  first.abort();
  expect(await calls[0]).toBe('AbortError');
  expect(seen[0]?.request.signal.aborted).toBe(false);
  second.abort();
  expect([await calls[1], seen[0]?.request.signal.aborted]).toEqual(['AbortError', true]);
  // What nobody waits for is not joined.
  const next = outcome(third);
  await settled();
  open();
  expect([await next, seen.length]).toEqual(['answered', 2]);
});

test('a failure is that of all, and the end of it', async () => {
  const failure = new Error('reset');
  const { seen, send } = withSteps([coalesce()], [failure, new Response('x')]);
  const outcomes = await Promise.allSettled([send(), send()]);
  expect(outcomes).toEqual(Array(2).fill({ status: 'rejected', reason: failure }));
  expect([await (await send()).text(), seen.length]).toEqual(['x', 2]);
});

test('so is one that a policy throws at once', async () => {
  const failures = [new Error('no tenant')];
  const strict: Policy = (next) => (request, operation) => {
    const failure = failures.shift();
    if (failure) throw failure;
    return next(request, operation);
  };
  const { send } = withSteps([coalesce(), strict], [new Response('x')]);
  await expect(send()).rejects.toThrow('no tenant');
  expect(await (await send()).text()).toBe('x');
});
