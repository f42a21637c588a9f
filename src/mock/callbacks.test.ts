import { expect, test } from 'vitest';
import type { MockEvent } from './events.ts';
import { createMock, type MockOptions } from './mock.ts';
import { modelOf } from './model.fixture.ts';

const runs = modelOf({
  paths: {
    '/runs': {
      post: {
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: { 202: { description: 'accepted' } },
        callbacks: {
          ended: {
            '{$request.body#/callback_url}': {
              post: {
                requestBody: {
                  content: {
                    'application/json': { example: { status: 'done' }, schema: { type: 'object' } },
                  },
                },
                responses: { 204: { description: 'ok' } },
              },
            },
          },
        },
      },
    },
  },
});

/** Starts a run and resolves to what becomes of its callback. */
function eventOf(url: unknown, options: MockOptions): Promise<MockEvent> {
  return new Promise((resolve) => {
    const log = (event: MockEvent) => event.kind === 'callback' && resolve(event);
    const mock = createMock(runs, { ...options, log });
    const headers = { 'content-type': 'application/json' };
    void mock.fetch('/runs', { method: 'POST', headers, body: JSON.stringify({ callback_url: url }) });
  });
}

test('sends a callback to this machine, with its example', async () => {
  const sent: [string, RequestInit | undefined][] = [];
  const fetch = async (url: unknown, init?: RequestInit) => {
    sent.push([String(url), init]);
    return new Response(null, { status: 204 });
  };
  expect(await eventOf('http://localhost:9/hook?token=hidden', { fetch })).toEqual({
    kind: 'callback',
    name: 'ended',
    method: 'POST',
    url: 'http://localhost:9/hook?token=$TOKEN',
    status: 204,
  });
  expect(sent).toEqual([
    [
      'http://localhost:9/hook?token=hidden',
      expect.objectContaining({
        method: 'POST',
        body: '{"status":"done"}',
        headers: { 'content-type': 'application/json' },
        redirect: 'manual',
      }),
    ],
  ]);
});

test.each([
  [
    'http://hooks.example.com/x',
    'the host hooks.example.com was not named: allow it with --allow-host hooks.example.com',
  ],
  ['http://127.0.0.1.example.com/x', expect.stringContaining('was not named')],
  ['http://localhost@example.com/x', expect.stringContaining('was not named')],
  ['not a url', 'this is not an absolute URL'],
])('refuses %s', async (url, error) => {
  const fetch = () => Promise.reject(new Error('must not be called'));
  expect(await eventOf(url, { fetch })).toMatchObject({ kind: 'callback', error });
});

test('sends to a host that was named, and tells when it cannot be reached', async () => {
  const fetch = () =>
    Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }));
  const allowHosts = ['hooks.example.com:8080'];
  expect(await eventOf('http://hooks.example.com:8080/x', { fetch, allowHosts })).toMatchObject({
    error: 'connect ECONNREFUSED',
  });
});
