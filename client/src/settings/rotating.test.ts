import { describe, expect, test } from 'vitest';
import type { OptionalCall } from '../call.ts';
import { createOperations } from '../create-operations.ts';
import type { Clock } from '../policies/clock.ts';
import { rotating } from './rotating.ts';
import { SecretError, type SecretProvider } from './secret-provider.ts';
import { SecretValue } from './secret-value.ts';

/** A provider that gives what it is told to, at a time that is set by hand. */
function world(options: { ttlMs?: number; graceMs?: number } = {}) {
  const state = { now: 0, asked: 0, secret: 'a' as string | undefined };
  const clock: Clock = { now: () => state.now, after: () => () => undefined };
  const provider: SecretProvider = {
    async get(name) {
      state.asked += 1;
      if (state.secret === undefined) throw new SecretError('unavailable', name, 'cannot be had');
      return new SecretValue(state.secret);
    },
  };
  return { state, source: rotating({ provider, name: 'key', ttlMs: 60_000, clock, ...options }) };
}

describe('what is given, when', () => {
  const cases: [name: string, atMs: number, secret: string | undefined, given: string, asked: number][] = [
    ['within its life', 59_999, 'b', 'a', 1],
    ['behind it', 60_000, 'b', 'b', 2],
    ['behind it, without the provider', 60_000, undefined, 'a', 2],
    ['at the end of the grace', 119_999, undefined, 'a', 2],
    ['behind the grace', 120_000, undefined, 'SecretError: the secret "key" cannot be had', 2],
  ];
  test.each(cases)('%s', async (_name, atMs, secret, given, asked) => {
    const { state, source } = world();
    await source();
    Object.assign(state, { now: atMs, secret });
    expect([await source().catch(String), state.asked]).toEqual([given, asked]);
  });
});

test('without grace it ends with its life', async () => {
  const { state, source } = world({ graceMs: 0 });
  await source();
  Object.assign(state, { now: 60_000, secret: undefined });
  await expect(source()).rejects.toThrow('cannot be had');
});

test('one question at a time', async () => {
  const { state, source } = world();
  expect(await Promise.all([source(), source(), source()])).toEqual(['a', 'a', 'a']);
  expect(state.asked).toBe(1);
});

/** A client whose server takes one key. */
function client(source: ReturnType<typeof rotating>, taken: () => string) {
  const sent: string[] = [];
  const calls = createOperations<{ list: OptionalCall<{ responses: { 200: { content: never } } }> }>(
    {
      baseUrl: 'http://api.test',
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      security: [['key']],
      operations: { list: { method: 'GET', path: '/' } },
    },
    {
      auth: { key: source },
      policies: [],
      fetch: async (input) => {
        const key = new Request(input).headers.get('x-key') ?? '';
        sent.push(key);
        return new Response(null, { status: key === taken() ? 204 : 401 });
      },
    },
  );
  return { sent, list: async () => (await calls.list()).status as number };
}

test('a key that was replaced is replaced with the call that it failed', async () => {
  const { state, source } = world();
  const { sent, list } = client(source, () => 'b');
  state.secret = 'a';
  await source();
  state.secret = 'b';
  expect([await list(), sent, state.asked]).toEqual([204, ['a', 'b'], 2]);
});

test('a server that refuses everything is no reason to ask with each call', async () => {
  const { state, source } = world();
  const { sent, list } = client(source, () => 'nothing');
  for (let count = 0; count < 5; count += 1) expect(await list()).toBe(401);
  expect([sent.length, state.asked]).toEqual([5, 2]);
  state.now = 10_000;
  state.secret = 'nothing';
  expect([await list(), state.asked]).toEqual([204, 3]);
});

test('times that do not fit', () => {
  expect(() => world({ ttlMs: 0 })).toThrow('ttlMs must be more than 0');
  expect(() => world({ graceMs: 60_001 })).toThrow('graceMs must be from 0 to ttlMs (60000)');
});
