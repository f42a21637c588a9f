import { describe, expect, test } from 'vitest';
import { modelOf } from '../verify/items-server.fixture.ts';
import { checkExchange } from './check-exchange.ts';
import type { Exchange, WireResponse } from './exchange.ts';

/** The model of an API of one operation, `GET /x` or another method, with these responses. */
function operationWith(responses: Record<string, unknown>, method = 'get', components: unknown = {}) {
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { '/x': { [method]: { responses } } },
    components,
  });
  const [operation] = model.operations;
  if (!operation) throw new Error('no operation');
  return { model, operation };
}

function exchangeWith(
  status: number,
  headers: Record<string, string>,
  body: string | Uint8Array = '',
  more: { method?: string; truncated?: boolean } = {},
): Exchange {
  const response: WireResponse = {
    status,
    headers: Object.entries(headers),
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    ...(more.truncated && { truncated: true }),
  };
  const request = { method: more.method ?? 'GET', url: 'http://localhost/x', headers: [], body: undefined };
  return { request, response, durationMs: 1 };
}

const json = { 'content-type': 'application/json' };
const codesOf = (setup: ReturnType<typeof operationWith>, exchange: Exchange) =>
  checkExchange(setup.model, setup.operation, exchange).map(({ code, severity }) => `${code} ${severity}`);

describe('status', () => {
  const cases: [documented: string[], status: number, want: string[]][] = [
    [['200'], 200, []],
    [['200'], 201, ['response-status error']],
    [['2XX'], 201, []],
    [['4xx'], 404, []],
    [['4XX'], 500, ['response-status error']],
    [['200', 'default'], 503, []],
    [[], 200, ['response-status error']],
  ];
  test.each(cases)('%j documented, %i sent', (documented, status, want) => {
    const setup = operationWith(Object.fromEntries(documented.map((key) => [key, { description: '' }])));
    expect(codesOf(setup, exchangeWith(status, {}))).toEqual(want);
  });

  test('the exact status beats its range, and that the default', () => {
    const content = (type: string) => ({ description: '', content: { [type]: {} } });
    const setup = operationWith({
      default: content('text/a'),
      '4XX': content('text/b'),
      '404': content('text/c'),
    });
    expect(codesOf(setup, exchangeWith(404, { 'content-type': 'text/c' }, 'x'))).toEqual([]);
    expect(codesOf(setup, exchangeWith(400, { 'content-type': 'text/b' }, 'x'))).toEqual([]);
    expect(codesOf(setup, exchangeWith(500, { 'content-type': 'text/a' }, 'x'))).toEqual([]);
  });
});

describe('bodies that must not be there', () => {
  const setup = operationWith({ '2XX': { description: '' }, '304': { description: '' } });
  const cases: [name: string, exchange: Exchange, want: string[]][] = [
    ['204 without', exchangeWith(204, {}), []],
    ['204 with', exchangeWith(204, {}, 'x'), ['response-body-unexpected error']],
    [
      '204 that announces one',
      exchangeWith(204, { 'Content-Length': '5' }),
      ['response-body-unexpected error'],
    ],
    ['205 with', exchangeWith(205, {}, 'x'), ['response-body-unexpected error']],
    ['304 with', exchangeWith(304, {}, 'x'), ['response-body-unexpected error']],
    ['304 with the length of what it stands for', exchangeWith(304, { 'content-length': '5' }), []],
    ['HEAD with', exchangeWith(200, {}, 'x', { method: 'HEAD' }), ['response-body-unexpected error']],
    ['HEAD with a length', exchangeWith(200, { 'content-length': '5' }, '', { method: 'HEAD' }), []],
    ['200 where none is documented', exchangeWith(200, {}, 'x'), ['response-body-undocumented warning']],
  ];
  test.each(cases)('%s', (_name, exchange, want) => {
    expect(codesOf(setup, exchange)).toEqual(want);
  });
});

describe('bodies by media type', () => {
  const integer = { type: 'integer' };
  const object = { type: 'object' };
  const cases: [
    name: string,
    content: Record<string, unknown>,
    type: string | undefined,
    body: string | Uint8Array,
    want: string[],
  ][] = [
    ['JSON', { 'application/json': { schema: integer } }, 'application/json', '7', []],
    [
      'JSON with charset',
      { 'application/json': { schema: integer } },
      'application/json; charset=utf-8',
      '7',
      [],
    ],
    [
      'JSON with a byte order mark',
      { 'application/json': { schema: integer } },
      'application/json',
      '\uFEFF7',
      [],
    ],
    [
      'JSON of the wrong type',
      { 'application/json': { schema: integer } },
      'application/json',
      '"7"',
      ['response-body error'],
    ],
    [
      'JSON that is none',
      { 'application/json': { schema: integer } },
      'application/json',
      '{',
      ['response-body-malformed error'],
    ],
    [
      'JSON that is no text',
      { 'application/json': { schema: integer } },
      'application/json',
      new Uint8Array([0xff, 0xfe]),
      ['response-body-malformed error'],
    ],
    ['JSON without a schema', { 'application/json': {} }, 'application/json', '{', []],
    [
      'a problem under a range',
      { 'application/*': { schema: object } },
      'application/problem+json',
      '[]',
      ['response-body error'],
    ],
    [
      'another type',
      { 'application/json': { schema: integer } },
      'text/html',
      '<p>',
      ['response-content-type error'],
    ],
    [
      'no type, of one documented',
      { 'application/json': { schema: integer } },
      undefined,
      '"7"',
      ['response-content-type-missing error', 'response-body error'],
    ],
    [
      'no body',
      { 'application/json': { schema: integer } },
      'application/json',
      '',
      ['response-body-missing error'],
    ],
    ['no body, and no type', { 'text/plain': {} }, undefined, '', ['response-body-missing error']],
    ['an empty text', { 'text/plain': { schema: { type: 'string' } } }, 'text/plain', '', []],
    [
      'text',
      { 'text/plain': { schema: { type: 'string', maxLength: 2 } } },
      'text/plain',
      'abc',
      ['response-body error'],
    ],
    [
      'text in another character set',
      { 'text/plain': { schema: { type: 'string', const: 'é' } } },
      'text/plain; charset=iso-8859-1',
      new Uint8Array([0xe9]),
      [],
    ],
    [
      'a form',
      { 'application/x-www-form-urlencoded': { schema: { type: 'object', required: ['b'] } } },
      'application/x-www-form-urlencoded',
      'a=1',
      ['response-body error'],
    ],
    [
      'CSV with a schema of rows',
      { 'text/csv': { schema: { type: 'array' } } },
      'text/csv',
      'a,b',
      ['response-body-unchecked note'],
    ],
    [
      'XML with a schema',
      { 'application/xml': { schema: object } },
      'application/xml',
      '<a/>',
      ['response-body-unchecked note'],
    ],
    ['XML without', { 'application/xml': {} }, 'application/xml', '<a/>', []],
    [
      'bytes',
      { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      'application/octet-stream',
      'x',
      [],
    ],
    [
      'bytes with a schema that says more',
      { 'image/png': { schema: { type: 'string', maxLength: 3 } } },
      'image/png',
      'x',
      [],
    ],
    [
      'bytes with a schema of an object',
      { 'image/png': { schema: object } },
      'image/png',
      'x',
      ['response-body-unchecked note'],
    ],
  ];
  test.each(cases)('%s', (_name, content, type, body, want) => {
    const setup = operationWith({ '200': { description: '', content } });
    expect(
      codesOf(setup, exchangeWith(200, type === undefined ? {} : { 'content-type': type }, body)),
    ).toEqual(want);
  });

  test('a body that was cut off is told, not judged', () => {
    const setup = operationWith({
      '200': { description: '', content: { 'application/json': { schema: integer } } },
    });
    expect(codesOf(setup, exchangeWith(200, json, '[1, 2', { truncated: true }))).toEqual([
      'response-body-unchecked note',
    ]);
  });

  test('a schema that cannot be followed is told', () => {
    const setup = operationWith({
      '200': {
        description: '',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/None' } } },
      },
    });
    expect(codesOf(setup, exchangeWith(200, json, '1'))).toEqual(['ref-unresolved warning']);
  });

  test('what only requests carry is not asked of an answer', () => {
    const schema = {
      type: 'object',
      required: ['id', 'password'],
      properties: { id: { type: 'integer', readOnly: true }, password: { type: 'string', writeOnly: true } },
    };
    const setup = operationWith({ '200': { description: '', content: { 'application/json': { schema } } } });
    expect(codesOf(setup, exchangeWith(200, json, '{"id":1}'))).toEqual([]);
    expect(codesOf(setup, exchangeWith(200, json, '{"password":"x"}'))).toEqual([
      'response-body error',
      'write-only-sent error',
    ]);
    expect(codesOf(setup, exchangeWith(200, json, '{"id":1,"password":null}'))).toEqual([
      'response-body error',
    ]);
  });

  test('of many violations the first are told', () => {
    const schema = { type: 'array', items: { type: 'string' } };
    const setup = operationWith({ '200': { description: '', content: { 'application/json': { schema } } } });
    expect(codesOf(setup, exchangeWith(200, json, JSON.stringify(Array(500).fill(1))))).toHaveLength(20);
  });
});

describe('headers', () => {
  const headers = {
    'X-Count': { required: true, schema: { type: 'integer' } },
    'X-Meta': { content: { 'application/json': { schema: { type: 'object' } } } },
    'Content-Type': { required: true, schema: { type: 'integer' } },
    'X-Session-Token': { schema: { type: 'integer' } },
  };
  const setup = operationWith({ '200': { description: '', headers } });
  const cases: [name: string, headers: Record<string, string>, want: string[]][] = [
    ['in any case', { 'x-COUNT': '1' }, []],
    ['missing', {}, ['response-header-missing error']],
    ['wrong', { 'x-count': '1.5' }, ['response-header-invalid error']],
    ['twice', { 'x-count': '1', 'X-Count': '2' }, ['response-header-invalid error']],
    ['of JSON', { 'x-count': '1', 'x-meta': '{"a":1}' }, []],
    ['of the wrong JSON', { 'x-count': '1', 'x-meta': '[]' }, ['response-header-invalid error']],
    ['of what is no JSON', { 'x-count': '1', 'x-meta': '{' }, ['response-header-invalid error']],
  ];
  test.each(cases)('%s', (_name, sent, want) => {
    expect(codesOf(setup, exchangeWith(200, sent))).toEqual(want);
  });
});

describe('secrets are not quoted', () => {
  test('in a body', () => {
    const schema = { type: 'object', properties: { access_token: { type: 'integer' } } };
    const setup = operationWith({ '200': { description: '', content: { 'application/json': { schema } } } });
    const problems = checkExchange(
      setup.model,
      setup.operation,
      exchangeWith(200, json, '{"access_token":"hush"}'),
    );
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain('hush');
  });

  test('in a header', () => {
    const setup = operationWith({
      '200': { description: '', headers: { 'Set-Cookie': { schema: { maxLength: 1, type: 'string' } } } },
    });
    const problems = checkExchange(
      setup.model,
      setup.operation,
      exchangeWith(200, { 'set-cookie': 'id=hush' }),
    );
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain('hush');
  });

  test('in JSON that cannot be parsed', () => {
    const setup = operationWith({
      '200': { description: '', content: { 'application/json': { schema: {} } } },
    });
    const problems = checkExchange(setup.model, setup.operation, exchangeWith(200, json, '{"token": hush}'));
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain('hush');
  });
});
