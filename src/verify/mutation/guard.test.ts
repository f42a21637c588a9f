import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import type { How } from './broken-server.ts';
import { guardOf, usersOf } from './guard.ts';
import { callRouter } from './route-call.ts';

const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {
    '/header': { get: { security: [{ token: [] }], responses: {} } },
    '/query': { get: { security: [{ key: [] }], responses: {} } },
    '/cookie': { get: { security: [{ session: [] }], responses: {} } },
    '/basic': { get: { security: [{ basic: [] }], responses: {} } },
  },
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      key: { type: 'apiKey', in: 'query', name: 'key' },
      session: { type: 'apiKey', in: 'cookie', name: 'sid' },
      basic: { type: 'http', scheme: 'basic' },
    },
  },
});
const route = callRouter(model);
const guard = guardOf(model);
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

type Sent = { path: string; headers?: Record<string, string>; how?: How };
const table: [name: string, sent: Sent, goesOn: string, isSecond: boolean][] = [
  ['nothing', { path: '/header' }, '/header', false],
  [
    'a token',
    { path: '/header', headers: { authorization: 'Bearer secret-of-first-for-token' } },
    '/header authorization: Bearer secret-of-first-for-token',
    false,
  ],
  [
    'a token of the second user',
    { path: '/header', headers: { authorization: 'Bearer secret-of-second-for-token' } },
    '/header authorization: Bearer secret-of-second-for-token',
    true,
  ],
  [
    'a token that nobody has',
    { path: '/header', headers: { authorization: 'Bearer secret-of-first-for-tokenx' } },
    '/header',
    false,
  ],
  [
    'a token of another scheme',
    { path: '/header', headers: { authorization: basic('first:secret-of-basic') } },
    '/header',
    false,
  ],
  [
    'a password',
    { path: '/basic', headers: { authorization: basic('first:secret-of-basic') } },
    `/basic authorization: ${basic('first:secret-of-basic')}`,
    false,
  ],
  ['a wrong password', { path: '/basic', headers: { authorization: basic('first:wrong') } }, '/basic', false],
  [
    'a key',
    { path: '/query?a=1&key=secret-of-first-for-key' },
    '/query?a=1&key=secret-of-first-for-key',
    false,
  ],
  ['a wrong key', { path: '/query?a=1&key=wrong' }, '/query?a=1', false],
  [
    'a session',
    { path: '/cookie', headers: { cookie: 'a=b; sid=secret-of-first-for-session' } },
    '/cookie cookie: a=b; sid=secret-of-first-for-session',
    false,
  ],
  [
    'a session that is longer',
    { path: '/cookie', headers: { cookie: 'sid=secret-of-first-for-session0' } },
    '/cookie',
    false,
  ],
  [
    'a wrong token that is trusted',
    { path: '/header', headers: { authorization: 'Bearer x' }, how: { trust: 'any-secret' } },
    '/header authorization: Bearer x',
    false,
  ],
  [
    'nothing that is trusted',
    { path: '/query', how: { trust: 'anybody' } },
    '/query?key=secret-of-first-for-key',
    false,
  ],
  [
    'the second user as the first',
    {
      path: '/header',
      headers: { authorization: 'Bearer secret-of-second-for-token' },
      how: { trust: 'first-user' },
    },
    '/header authorization: Bearer secret-of-second-for-token',
    false,
  ],
];
test.each(table)('%s', (_name, { path, headers = {}, how = {} }, goesOn, isSecond) => {
  const call = route({
    method: 'GET',
    url: `http://x.invalid${path}`,
    headers: Object.entries(headers),
    body: undefined,
  });
  const guarded = guard(call, how);
  const lines = [...guarded.call.headers].map(([name, value]) => ` ${name}: ${value}`);
  const query = guarded.call.query === '' ? '' : `?${guarded.call.query}`;
  expect({ goesOn: `${guarded.call.path}${query}${lines.join('')}`, isSecond: guarded.isSecond }).toEqual({
    goesOn,
    isSecond,
  });
});

test('two users have different secrets for each scheme', () => {
  expect(usersOf(model)).toEqual({
    first: {
      token: 'secret-of-first-for-token',
      key: 'secret-of-first-for-key',
      session: 'secret-of-first-for-session',
      basic: 'first:secret-of-basic',
    },
    second: { Authorization: basic('second:secret-of-basic') },
  });
});
