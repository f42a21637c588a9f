import { describe, expect, test } from 'vitest';
import type { MockResponse } from '../exchange.ts';
import { createMock } from '../mock.ts';
import { modelOf } from '../model.fixture.ts';

const time = { type: 'string', format: 'date-time' };
const ticket = {
  type: 'object',
  required: ['id', 'status'],
  properties: {
    id: { type: 'integer', readOnly: true },
    status: { type: 'string', enum: ['queued', 'running', 'completed'], readOnly: true },
    progress: { type: 'integer', minimum: 0, maximum: 100, readOnly: true },
    title: { type: 'string' },
  },
};
const json = (schema: object, example?: unknown) => ({
  description: 'ok',
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
});
const list = {
  type: 'object',
  required: ['data', 'timestamp'],
  properties: {
    data: { type: 'array', items: { $ref: '#/components/schemas/Ticket' } },
    timestamp: time,
    next: { type: ['string', 'null'] },
  },
};
const at = '2026-01-01T00:00:00Z';
const one = {
  type: 'object',
  required: ['data', 'timestamp'],
  properties: { data: { $ref: '#/components/schemas/Ticket' }, timestamp: time },
};
const page = (name: string, usual: number) => ({
  in: 'query',
  name,
  schema: { type: 'integer', minimum: 1, default: usual },
});

/** Tickets whose answers tell the time at which they are made; notes whose lists depend on nothing else. */
const document = {
  openapi: '3.1.0',
  paths: {
    '/tickets': {
      get: {
        parameters: [page('page', 1), page('page_size', 20)],
        responses: {
          200: json(list, {
            data: [],
            timestamp: at,
            next: 'https://api.example.com/v1/tickets?page=2',
          }),
        },
      },
      post: {
        requestBody: { content: { 'application/json': { schema: ticket } } },
        responses: { 202: json(ticket) },
      },
    },
    '/tickets/{id}': {
      get: { parameters: [idParameter()], responses: { 200: json(one) } },
    },
    '/notes': {
      get: { responses: { 200: json({ type: 'array', items: { $ref: '#/components/schemas/Note' } }) } },
      post: {
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } },
        },
        responses: { 201: json({ $ref: '#/components/schemas/Note' }) },
      },
    },
    '/notes/{id}': {
      get: { parameters: [idParameter()], responses: { 200: json({ $ref: '#/components/schemas/Note' }) } },
      delete: { parameters: [idParameter()], responses: { 204: { description: 'gone' } } },
    },
  },
  components: {
    schemas: {
      Ticket: ticket,
      Note: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'integer', readOnly: true }, text: { type: 'string' } },
      },
    },
  },
};

function idParameter() {
  return { in: 'path', name: 'id', required: true, schema: { type: 'integer' } };
}

function start() {
  let nowMs = Date.parse('2026-01-01T12:00:00Z');
  const mock = createMock(modelOf(document), { stateful: true, seed: 1, time: () => new Date(nowMs) });
  const send = (
    method: string,
    target: string,
    body?: object,
    headers: Record<string, string> = {},
  ): MockResponse => {
    const response = mock.handle({
      method,
      target,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      body: body && new TextEncoder().encode(JSON.stringify(body)),
    });
    if (response instanceof Promise) throw new Error('no document was asked for');
    return response;
  };
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { send, pass };
}

describe('the answer of a list', () => {
  test('is made once while nothing changes', () => {
    const { send, pass } = start();
    send('POST', '/notes', { text: 'a' });
    const first = send('GET', '/notes');
    pass(5000);
    expect(send('GET', '/notes')).toBe(first);
    expect(JSON.parse(String(first.body))).toEqual([{ id: 1, text: 'a' }]);
  });

  test.each<[string, string, string, object | undefined, unknown]>([
    [
      'after one was made',
      'POST',
      '/notes',
      { text: 'b' },
      [
        { id: 1, text: 'a' },
        { id: 2, text: 'b' },
      ],
    ],
    ['after one was deleted', 'DELETE', '/notes/1', undefined, []],
  ])('is another %s', (_name, method, target, body, want) => {
    const { send } = start();
    send('POST', '/notes', { text: 'a' });
    send('GET', '/notes');
    send(method, target, body);
    expect(JSON.parse(String(send('GET', '/notes').body))).toEqual(want);
  });

  test('is another for another session, query, host and base path', () => {
    const { send } = start();
    for (const title of ['a', 'b']) send('POST', '/tickets', { title });
    const bodyOf = (target: string, headers = {}) =>
      JSON.parse(String(send('GET', target, undefined, headers).body));
    const one = bodyOf('/tickets?page_size=1', { host: 'one.example' });
    expect(one.data).toHaveLength(1);
    expect(one.next).toBe('http://one.example/v1/tickets?page_size=1&page=2');
    expect(bodyOf('/tickets?page_size=1', { host: 'two.example' }).next).toBe(
      'http://two.example/v1/tickets?page_size=1&page=2',
    );
    expect(bodyOf('/tickets', { host: 'one.example' }).data).toHaveLength(2);
    expect(bodyOf('/tickets', { 'x-mock-session': 'other' }).data).toEqual([]);
    expect(bodyOf('/tickets?page_size=1', { host: 'one.example' })).toEqual(one);
  });

  test('tells the time at which it is made, and how far its items are', () => {
    const { send, pass } = start();
    send('POST', '/tickets', { title: 'a' });
    const seen: unknown[] = [];
    for (const ms of [0, 0, 1100, 500, 500]) {
      pass(ms);
      const { timestamp, data } = JSON.parse(String(send('GET', '/tickets').body));
      seen.push([timestamp, data[0].status, data[0].progress]);
    }
    expect(seen).toEqual([
      ['2026-01-01T12:00:00Z', 'queued', 0],
      ['2026-01-01T12:00:00Z', 'queued', 0],
      ['2026-01-01T12:00:01.100Z', 'running', 10],
      ['2026-01-01T12:00:01.600Z', 'running', 60],
      ['2026-01-01T12:00:02.100Z', 'completed', 100],
    ]);
  });

  test('is made each time for a query that is too long to be kept', () => {
    const { send } = start();
    const target = `/notes?x=${'y'.repeat(2000)}`;
    send('POST', '/notes', { text: 'a' });
    const first = send('GET', target);
    const again = send('GET', target);
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });
});

test('an item that tells the time at which it is shown does so each time', () => {
  const { send, pass } = start();
  send('POST', '/tickets', { title: 'a' });
  pass(60_000);
  const bodies = [0, 0, 250].map((ms) => {
    pass(ms);
    return send('GET', '/tickets/1');
  });
  expect(bodies[1]).toBe(bodies[0]);
  expect(bodies.map(({ body }) => JSON.parse(String(body)).timestamp)).toEqual([
    '2026-01-01T12:01:00Z',
    '2026-01-01T12:01:00Z',
    '2026-01-01T12:01:00.250Z',
  ]);
});
