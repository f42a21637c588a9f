import { expect, test } from 'vitest';
import { strangerReason } from './guard.ts';

const local = '127.0.0.1';
const host = 'localhost:4010';

test.each<[string | undefined, Record<string, string>]>([
  [local, { host }],
  ['127.8.8.8', { host: '127.0.0.1' }],
  ['::1', { host: '[::1]:4010' }],
  ['::ffff:127.0.0.1', { host }],
  [local, { host, origin: 'http://localhost:5173' }],
  [local, { host, origin: 'https://127.0.0.1' }],
  [local, { host, origin: 'http://localhost:5173', 'sec-fetch-site': 'cross-site' }],
  [local, { host, 'sec-fetch-site': 'none' }],
  [local, { host, 'x-forwarded-for': '127.0.0.1, ::1' }],
  [local, { host, forwarded: 'for="[::1]:1234";proto=http, for=127.0.0.1:99' }],
])('lets %s with %j in', (remoteAddress, headers) => {
  expect(strangerReason({ remoteAddress, headers }, 'x')).toBe(undefined);
});

const only = 'Only programs on this machine may control it.';
const named = (name: string) =>
  `The host "${name}" is not a name of this machine: call localhost or 127.0.0.1.`;
const passed = (address: string) =>
  `The call was passed on for ${address}: only programs on this machine may control it.`;

test.each<[string | undefined, Record<string, string>, string]>([
  ['192.0.2.1', { host }, only],
  ['::ffff:192.0.2.1', { host }, only],
  ['127.0.0.1.evil.example', { host }, only],
  ['', { host }, only],
  [undefined, { host }, only],
  [local, {}, named('')],
  [local, { host: 'evil.example' }, named('evil.example')],
  [local, { host: 'localhost.evil.example:4010' }, named('localhost.evil.example:4010')],
  [local, { host: 'localhost@evil.example' }, named('localhost@evil.example')],
  [local, { host: '192.0.2.1:4010' }, named('192.0.2.1:4010')],
  [local, { host: '0.0.0.0:4010' }, named('0.0.0.0:4010')],
  [local, { host, origin: 'https://evil.example' }, 'Pages of https://evil.example may not control it.'],
  [
    local,
    { host, origin: 'http://localhost.evil.example' },
    'Pages of http://localhost.evil.example may not control it.',
  ],
  [local, { host, origin: 'null' }, 'Pages of null may not control it.'],
  [local, { host, origin: '' }, 'Pages of  may not control it.'],
  [local, { host, 'sec-fetch-site': 'cross-site' }, 'Pages of another site may not control it.'],
  [local, { host, 'x-forwarded-for': '192.0.2.1' }, passed('192.0.2.1')],
  [local, { host, 'x-forwarded-for': '127.0.0.1, 192.0.2.1:80' }, passed('192.0.2.1')],
  [local, { host, forwarded: 'proto=http;for="[2001:db8::1]:80"' }, passed('2001:db8::1')],
  [local, { host, forwarded: 'for=unknown' }, passed('unknown')],
])('refuses %s with %j', (remoteAddress, headers, reason) => {
  expect(strangerReason({ remoteAddress, headers }, 'control it')).toBe(reason);
});
