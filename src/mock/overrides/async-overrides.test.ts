import { afterEach, expect, test, vi } from 'vitest';
import { createMock } from '../mock.ts';
import { notesModel } from '../persist/persist.fixture.ts';
import type { OverrideFunction } from './load-overrides.ts';

afterEach(() => vi.useRealTimers());

/** A mock of notes, one of whose operations is overridden. */
function mockOf(override: OverrideFunction, options: Parameters<typeof createMock>[1] = {}) {
  const model = notesModel();
  const operation = model.operations.find((one) => one.path === '/notes/{id}' && one.method === 'get');
  if (!operation) throw new Error('there is no such operation');
  const overrides = { path: '/project/mocks/notes.ts', operations: new Map([[operation, override]]) };
  return createMock([{ name: 'notes', model, overrides }], { stateful: true, ...options });
}

async function get(mock: ReturnType<typeof mockOf>, headers: Record<string, string> = {}) {
  const response = await mock.fetch('/notes/7', { headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? '' : JSON.parse(text) };
}

test.each<[string, OverrideFunction, number, unknown]>([
  [
    'an answer',
    async ({ next }) => ({ status: 200, body: { ...(next().body as object), text: 'late' } }),
    200,
    { id: 7, text: 'late' },
  ],
  ['nothing: the mock answers', async () => undefined, 200, { id: 7, text: 'an example' }],
  ['a documented status', async () => ({ status: 404 }), 404, ''],
  [
    'no answer',
    async () => 'text',
    500,
    expect.objectContaining({
      title: expect.stringContaining('the override in mocks/notes.ts returned "text"'),
    }),
  ],
  [
    'a failure',
    async () => {
      throw new Error('no database');
    },
    500,
    expect.objectContaining({ title: 'GET /notes/{id}: the override failed at mocks/notes.ts: no database' }),
  ],
])('a promise of %s', async (_name, override, status, body) => {
  expect(await get(mockOf(override))).toMatchObject({ status, body });
});

test('others are answered meanwhile, and what it does to the world is seen', async () => {
  const gate = Promise.withResolvers<void>();
  const mock = mockOf(async ({ world }) => {
    await gate.promise;
    world.put('notes', { id: 8, text: 'by the override' });
    return undefined;
  });
  const waiting = get(mock);
  expect(await (await mock.fetch('/notes')).json()).toEqual([
    { id: 7, text: 'an example' },
    { id: 8, text: 'an example' },
  ]);
  gate.resolve();
  expect((await waiting).body).toEqual({ id: 7, text: 'an example' });
  expect(await (await mock.fetch('/notes')).json()).toContainEqual({ id: 8, text: 'by the override' });
});

test('one that takes too long is named, and its signal aborts', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let signal: AbortSignal | undefined;
  const mock = mockOf((call) => {
    signal = call.signal;
    return new Promise(() => {});
  });
  const waiting = get(mock);
  await vi.advanceTimersByTimeAsync(4999);
  expect(signal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await waiting).toMatchObject({
    status: 500,
    body: {
      title:
        'GET /notes/{id}: the override in mocks/notes.ts has not answered within 5 s: let it answer sooner, pass its "signal" on to what it waits for, or raise overrideTimeoutMs',
    },
  });
  expect(signal?.aborted).toBe(true);
});

test('the time can be set', async () => {
  const mock = mockOf(() => new Promise(() => {}), { overrideTimeoutMs: 1 });
  expect((await get(mock)).body).toMatchObject({
    title: expect.stringContaining('within 0.001 s'),
  });
});

test('what is told of the request is told of its answer', async () => {
  const told: unknown[] = [];
  const mock = mockOf(async () => ({ status: 404 }), {
    log: (event) => void (event.kind === 'request' && told.push([event.status, event.source?.kind])),
  });
  const { status } = await get(mock);
  expect([status, told]).toEqual([404, [[404, 'behaviour']]]);
});
