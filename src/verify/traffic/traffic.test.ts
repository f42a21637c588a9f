import { describe, expect, test } from 'vitest';
import { itemsDocument, modelOf } from '../items-server.fixture.ts';
import { checkTraffic, type TrafficOptions } from './check-traffic.ts';
import { readHar } from './read-har.ts';

const model = modelOf(itemsDocument);

interface Recorded {
  readonly method?: string;
  readonly url?: string;
  readonly send?: object;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly content?: object;
}

const item = { id: 7, name: 'Lamp', created_at: '2025-11-24T10:30:00Z' };

/** As a browser records it. */
function entry({
  method = 'GET',
  url = '/v1/items/7',
  send,
  status = 200,
  headers = {},
  body,
  content,
}: Recorded) {
  const typed = { ':status': String(status), 'content-type': 'application/json', ...headers };
  return {
    startedDateTime: '2026-05-04T10:00:00.000Z',
    time: 12,
    request: {
      method,
      url: `http://items.example${url}`,
      headers: [
        { name: ':authority', value: 'items.example' },
        { name: 'content-type', value: 'application/json' },
      ],
      ...(send && { bodySize: 20, postData: { mimeType: 'application/json', text: JSON.stringify(send) } }),
    },
    response: {
      status,
      headers: Object.entries(typed).map(([name, value]) => ({ name, value })),
      content: content ?? { size: 10, text: typeof body === 'string' ? body : JSON.stringify(body) },
    },
  };
}

function check(entries: readonly unknown[], options: TrafficOptions = {}) {
  const har = readHar({ log: { version: '1.2', entries } });
  if (!har.ok) throw new Error(har.reason);
  return { ...checkTraffic(model, har.exchanges, options), incomplete: har.incomplete };
}

const list = { url: '/v1/items', headers: { 'x-count': '1' }, body: [item] };

describe('recorded traffic', () => {
  const tests: [name: string, entries: readonly Recorded[], want: readonly string[]][] = [
    ['that keeps to the document', [list, { body: item }], []],
    ['with a wrong body', [{ body: { ...item, id: '7' } }], ['error response-body GET /items/{id}']],
    ['with a status that is none', [{ status: 206, body: item }], ['error response-status GET /items/{id}']],
    ['with a failure', [{ status: 500, body: {} }], ['error server-error GET /items/{id}']],
    [
      'with a wrong request',
      [
        {
          method: 'POST',
          url: '/v1/items',
          send: { name: '' },
          status: 201,
          headers: { location: '/v1/items/7' },
          body: item,
        },
      ],
      ['warning invalid-request-recorded POST /items'],
    ],
    ['with a body that was not kept', [{ content: { size: 1000 } }], []],
    ['with a body whose secret was replaced', [{ body: { ...item, created_at: 'REDACTED' } }], []],
    [
      'with a body in base64',
      [{ content: { size: 3, encoding: 'base64', text: Buffer.from('{"id": 7}').toString('base64') } }],
      ['error response-body GET /items/{id}'],
    ],
    ['compressed, and recorded decoded', [{ headers: { 'Content-Encoding': 'br' }, body: item }], []],
  ];
  test.each(tests)('%s', (_name, entries, want) => {
    const { findings } = check(entries.map(entry));
    const told = findings.map(({ severity, code, operation }) => `${severity} ${code} ${operation}`);
    expect([...new Set(told)]).toEqual(want);
  });

  test('tells one root cause once, with the entry that showed it first', () => {
    const wrong = entry({ body: { ...item, id: '7' } });
    const { findings, checked } = check([entry(list), wrong, wrong]);
    expect(checked).toBe(3);
    expect(findings).toMatchObject([{ count: 2, after: 2, case: 'entry 2' }]);
    expect(findings[0]?.steps[0]).toMatchObject({ durationMs: 12, startedMs: Date.UTC(2026, 4, 4, 10) });
  });

  test('of no operation is told, and what could not be read counted', () => {
    const { problems, incomplete } = check([
      entry(list),
      entry({ url: '/v1/metrics' }),
      entry({ url: '/v1/metrics' }),
      entry({ method: 'PUT', url: '/v1/items' }),
      { ...entry(list), response: { status: 0 } },
      7,
    ]);
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'traffic-unmatched: 3 of the recorded requests are of no operation: GET /v1/metrics (2 times), PUT /v1/items',
    ]);
    expect(incomplete).toBe(2);
  });

  test('is looked for below the base path, else below none', () => {
    expect(check([entry({ url: '/items/7', body: item })]).checked).toBe(1);
    expect(check([entry({ body: item }), entry({ url: '/items/7', body: item })]).checked).toBe(1);
  });

  test('to other servers than the one that is named does not count', () => {
    const entries = [entry({ url: '/api/items/7', body: item }), entry({ body: item })];
    const { checked, problems } = check(entries, { server: 'http://items.example/api/' });
    expect(checked).toBe(1);
    expect(problems.map(({ message }) => message)).toEqual([
      '1 of the recorded requests went to other servers',
    ]);
  });

  test('is left out where its operation is', () => {
    const isRead = ({ operationId }: { readonly operationId: string | undefined }) =>
      operationId === 'getItem';
    expect(check([entry(list), entry({ body: item })], { excluded: isRead }).checked).toBe(1);
    expect(check([entry(list), entry({ body: item })], { includes: isRead }).checked).toBe(1);
  });
});

describe('a file', () => {
  test.each<[name: string, json: unknown, reason: string]>([
    ['that is a list', [], 'it has no list "log.entries"'],
    ['without entries', { log: {} }, 'it has no list "log.entries"'],
    ['of null', null, 'it has no list "log.entries"'],
  ])('%s is no recording', (_name, json, reason) => {
    expect(readHar(json)).toEqual({ ok: false, reason });
  });

  test('may have forms as lists of fields', () => {
    const form = entry({ method: 'POST', url: '/v1/items' });
    const postData = {
      mimeType: 'application/x-www-form-urlencoded',
      params: [{ name: 'a', value: 'b c' }, { name: 'd' }, 7],
    };
    const har = readHar({ log: { entries: [{ ...form, request: { ...form.request, postData } }] } });
    expect(har.ok && Buffer.from(har.exchanges[0]?.exchange.request.body ?? []).toString()).toBe('a=b+c&d=');
  });
});
