import { expect, test } from 'vitest';
import { type HarExchange, harOf } from './har.ts';

const exchange: HarExchange = {
  time: '2026-05-04T10:00:00.000Z',
  durationMs: 1.5,
  comment: '#1, createJob',
  request: {
    method: 'POST',
    url: 'http://localhost:4010/jobs?a=1&b=x%20y&b=z',
    headers: { 'content-type': 'application/json', cookie: 'a=REDACTED; b=REDACTED', 'x-list': ['1', '2'] },
    body: { kind: 'value', value: { a: 1 }, text: '{ "a": 1 }' },
    bodySize: 10,
  },
  response: {
    status: 201,
    headers: { 'content-type': 'image/png', location: '/jobs/7', 'set-cookie': ['s=REDACTED; Path=/'] },
    body: { kind: 'binary', base64: 'buk=' },
    bodySize: 2,
  },
};

test('an exchange as an entry', () => {
  expect(harOf([exchange], { name: 'concordat', version: '1' })).toEqual({
    log: {
      version: '1.2',
      creator: { name: 'concordat', version: '1' },
      pages: [],
      entries: [
        {
          startedDateTime: '2026-05-04T10:00:00.000Z',
          time: 1.5,
          request: {
            method: 'POST',
            url: 'http://localhost:4010/jobs?a=1&b=x%20y&b=z',
            httpVersion: 'HTTP/1.1',
            cookies: [
              { name: 'a', value: 'REDACTED' },
              { name: 'b', value: 'REDACTED' },
            ],
            headers: [
              { name: 'content-type', value: 'application/json' },
              { name: 'cookie', value: 'a=REDACTED; b=REDACTED' },
              { name: 'x-list', value: '1' },
              { name: 'x-list', value: '2' },
            ],
            queryString: [
              { name: 'a', value: '1' },
              { name: 'b', value: 'x y' },
              { name: 'b', value: 'z' },
            ],
            postData: { mimeType: 'application/json', text: '{ "a": 1 }' },
            headersSize: -1,
            bodySize: 10,
          },
          response: {
            status: 201,
            statusText: 'Created',
            httpVersion: 'HTTP/1.1',
            cookies: [{ name: 's', value: 'REDACTED' }],
            headers: [
              { name: 'content-type', value: 'image/png' },
              { name: 'location', value: '/jobs/7' },
              { name: 'set-cookie', value: 's=REDACTED; Path=/' },
            ],
            content: { size: 2, mimeType: 'image/png', text: 'buk=', encoding: 'base64' },
            redirectURL: '/jobs/7',
            headersSize: -1,
            bodySize: 2,
          },
          cache: {},
          timings: { send: 0, wait: 1.5, receive: 0 },
          comment: '#1, createJob',
        },
      ],
    },
  });
});

const { body: _value, ...bare } = exchange.request;

test.each<[string, HarExchange['request']['body'], unknown]>([
  ['none', undefined, undefined],
  ['a value of which something was hidden', { kind: 'value', value: { a: 1 } }, { text: '{"a":1}' }],
  ['text', { kind: 'text', text: 'x' }, { text: 'x' }],
  ['bytes', { kind: 'binary', base64: 'buk=' }, { text: 'buk=', comment: 'base64' }],
  [
    'what is not shown',
    { kind: 'withheld', reason: 'it is too large' },
    { text: '', comment: 'not shown: it is too large' },
  ],
  [
    'parts',
    {
      kind: 'parts',
      parts: [
        { name: 'f', filename: 'a.txt', contentType: 'text/plain', body: { kind: 'text', text: 'hi' } },
        { name: undefined, filename: undefined, contentType: undefined, body: undefined },
      ],
    },
    { params: [{ name: 'f', value: 'hi', fileName: 'a.txt', contentType: 'text/plain' }, { name: '' }] },
  ],
])('a body that is sent: %s', (_name, body, want) => {
  const { log } = harOf([{ ...exchange, request: { ...bare, body } }], { name: 'c', version: '1' });
  const mimeType = 'application/json';
  expect(log.entries[0]?.request.postData).toEqual(want && { mimeType, ...want });
});
