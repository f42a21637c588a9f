import { expect, test } from 'vitest';
import { type BaseUrl, serverUrl } from './server-url.ts';

const cases: [string, string | undefined, string | undefined, BaseUrl | undefined, string][] = [
  ['the document', 'https://a.example/v1/', undefined, undefined, 'https://a.example/v1'],
  ['the option', 'https://a.example/v1', undefined, 'http://localhost:1/v1/', 'http://localhost:1/v1'],
  ['a path of the page', undefined, undefined, '/api', '/api'],
  [
    "an operation's own server",
    'https://a.example/v1',
    'https://b.example/v2',
    undefined,
    'https://b.example/v2',
  ],
  [
    'its path below the origin of the option',
    'https://a.example',
    'https://b.example/v2',
    'http://localhost:1/x',
    'http://localhost:1/v2',
  ],
  ['its relative path below the document', 'https://a.example/v1', '/v2', undefined, 'https://a.example/v2'],
  [
    'a function',
    'https://a.example/v1',
    'https://b.example/v2',
    (url) => url.replace('https://b', 'http://c'),
    'http://c.example/v2',
  ],
];

test.each(cases)('%s', (_name, baseUrl, server, option, want) => {
  const definition = { securitySchemes: {}, operations: {}, ...(baseUrl !== undefined && { baseUrl }) };
  const operation = { method: 'GET', path: '/', ...(server !== undefined && { server }) };
  expect(serverUrl(definition, operation, option)).toBe(want);
});

test('nothing names an address', () => {
  expect(() =>
    serverUrl({ securitySchemes: {}, operations: {} }, { method: 'GET', path: '/' }, undefined),
  ).toThrow('createClient needs { baseUrl: "https://…" }: the document names no absolute server');
});

test('a password in the address is refused without repeating it', () => {
  const create = () =>
    serverUrl(
      { securitySchemes: {}, operations: {} },
      { method: 'GET', path: '/' },
      'https://user:hunter2@x/',
    );
  expect(create).toThrow(/^baseUrl may not hold a user name or password: pass them as auth$/);
});
