import { expect, test } from 'vitest';
import { idempotencyKey } from './idempotency-key.ts';
import { FakeClock, withSteps } from './policies.fixture.ts';
import { retry } from './retry.ts';

const documented = { idempotencyHeader: 'Idempotency-Key' };
const cases: [string, RequestInit, { idempotencyHeader?: string }, string | undefined, string | null][] = [
  ['where it is documented', { method: 'POST' }, documented, undefined, 'new'],
  ['in its own header', { method: 'DELETE' }, { idempotencyHeader: 'x-key' }, undefined, 'new'],
  ['none where it is not', { method: 'POST' }, {}, undefined, null],
  ['where it is asked for', { method: 'PATCH' }, {}, 'Idempotency-Key', 'new'],
  ['none for PUT', { method: 'PUT' }, {}, 'Idempotency-Key', null],
  ['none for GET', { method: 'GET' }, documented, 'Idempotency-Key', null],
  [
    "the caller's own",
    { method: 'POST', headers: { 'idempotency-key': 'own' } },
    documented,
    undefined,
    'own',
  ],
];
test.each(cases)('a key %s', async (_name, init, info, header, want) => {
  const { seen, send } = withSteps([idempotencyKey({ header, newKey: () => 'new' })], [new Response()]);
  await send(init, info);
  expect(seen[0]?.request.headers.get(info.idempotencyHeader ?? 'idempotency-key')).toBe(want);
});

test('the same for all attempts, another for the next call', async () => {
  const clock = new FakeClock();
  const busy = new Response(null, { status: 503 });
  const { seen, send } = withSteps([idempotencyKey({ header: 'x-key' }), retry({ clock })], [busy]);
  await clock.run(send({ method: 'POST', body: 'x' }));
  await clock.run(send({ method: 'POST', body: 'x' }));
  const keys = seen.map(({ request }) => request.headers.get('x-key'));
  expect(keys[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect([keys.length, new Set(keys.slice(0, 3)).size, new Set(keys).size]).toEqual([6, 1, 2]);
});
