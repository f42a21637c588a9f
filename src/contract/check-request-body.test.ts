import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { brief, checkOf, requestWith } from './check-request.fixture.ts';
import type { IncomingRequest } from './check-request.ts';

const whole = { type: 'integer' };
const bodied = (type: string, media: object, more = {}) => ({
  requestBody: { content: { [type]: media }, ...more },
});
const send = (type: string | undefined, text: string | Uint8Array, headers = {}) =>
  requestWith({
    headers: { ...(type !== undefined && { 'content-type': type }), ...headers },
    body: typeof text === 'string' ? Buffer.from(text) : text,
  });

describe('bodies', () => {
  const named = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, n: whole } };
  const json = bodied('application/json', { schema: named }, { required: true });
  const required = ['', 'required', 'Body parameter is required'];
  test.each<[name: string, operation: object, request: IncomingRequest, want: unknown[]]>([
    ['none', json, requestWith(), [required]],
    ['of no bytes', json, send('application/json', ''), [required]],
    ['none that is optional', bodied('application/json', { schema: named }), requestWith(), []],
    [
      'null is a body',
      json,
      send('application/json', 'null'),
      [['body', 'type', 'Request body must be object']],
    ],
    ['valid', json, send('application/json', '{"name":"a"}'), []],
    ['with a mark of its byte order', json, send('application/json', '\ufeff{"name":"a"}'), []],
    [
      'with a charset',
      json,
      send('application/json; charset=utf-16le', Buffer.from('{"name":"a"}', 'utf16le')),
      [],
    ],
    ['in capitals', json, send('Application/JSON', '{"name":"a"}'), []],
    ['of a like type', json, send('application/vnd.x+json', '{"name":"a"}'), []],
    [
      'of another kind of JSON',
      bodied('application/merge-patch+json', { schema: named }),
      send('application/json', '{"name":"a"}'),
      [],
    ],
    [
      'of another kind of JSON, where 415 is documented',
      {
        ...bodied('application/merge-patch+json', { schema: named }),
        responses: { 415: { description: '' } },
      },
      send('application/json', '{"name":"a"}'),
      [['', 415, 'Supported content types: application/merge-patch+json']],
    ],
    [
      'deep',
      json,
      send('application/json', '{"n":"x"}'),
      [
        ['body', 'required', "Request body must have required property 'name'"],
        ['body n', 'type', 'Request body property n must be integer'],
      ],
    ],
    [
      'malformed',
      json,
      send('application/json', '{"name":\n 1,}'),
      [
        [
          'body',
          'malformed-json',
          'The request body is not valid JSON. Expected double-quoted property name, at line 2, column 4.',
        ],
      ],
    ],
    [
      'of another type',
      json,
      send('text/csv', 'a;b'),
      [['', 415, 'Supported content types: application/json']],
    ],
    [
      'of no type is text',
      json,
      send(undefined, '{"name":"a"}'),
      [['body', 'type', 'Request body must be object']],
    ],
    [
      'where none is documented',
      {},
      send('application/json', '{}'),
      [['', 415, 'No supported content types, but request included a non-empty body']],
    ],
    [
      'with a type that cannot be read',
      json,
      send('json', '{}'),
      [['body', 'content-type-unreadable', 'The Content-Type cannot be read. It is "json".']],
    ],
    [
      'of an unknown charset',
      json,
      send('application/json; charset=klingon', '{}'),
      [['body', 'charset-unknown', 'The charset of the body is not known. It is "klingon".']],
    ],
    [
      'of an unknown coding',
      json,
      send('application/json', '{}', { 'content-encoding': 'zip' }),
      [
        [
          'body',
          'content-encoding-unknown',
          'The coding of the body is not known. It is "zip"; known are gzip, x-gzip, deflate, br, zstd.',
        ],
      ],
    ],
    [
      'compressed',
      json,
      send('application/json', gzipSync('{"name":"a"}'), { 'content-encoding': 'gzip' }),
      [],
    ],
    [
      'a bomb',
      json,
      send('application/json', gzipSync(Buffer.alloc(11 * 1024 * 1024)), { 'content-encoding': 'gzip' }),
      [
        [
          'body',
          'body-too-large',
          'The request body is too large. Decompressed it has more than 10485760 bytes.',
        ],
      ],
    ],
    [
      'lines of JSON',
      bodied('application/x-ndjson', { schema: named }),
      send('application/x-ndjson', '{"name":"a"}\n\n{"name":1}\n'),
      [['body 1 name', 'type', 'Request body property 1.name must be string']],
    ],
    [
      'lines of JSON, as 3.2 says it',
      bodied('application/jsonl', { itemSchema: named }),
      send('application/jsonl', '{"name":1}'),
      [['body 0 name', 'type', 'Request body property 0.name must be string']],
    ],
    [
      'a malformed line of JSON',
      bodied('application/x-ndjson', { schema: named }),
      send('application/x-ndjson', '{"name":"a"}\n{"name"'),
      [
        [
          'body',
          'malformed-json',
          "The request body is not valid JSON. Expected ':' after property name, at line 2, column 8.",
        ],
      ],
    ],
    ['a number as text', bodied('text/plain', { schema: whole }), send('text/plain', '12'), []],
    [
      'a wrong text',
      bodied('text/plain', { schema: { type: 'string', maxLength: 1 } }),
      send('text/plain', 'ab'),
      [['body', 'maxLength', 'Request body must NOT have more than 1 characters']],
    ],
    [
      'too many bytes',
      bodied('image/png', { schema: { type: 'string', format: 'binary', maxLength: 1 } }),
      send('image/png', new Uint8Array([0xff, 0xfe])),
      [['body', 'maxLength', 'Request body must NOT have more than 1 characters']],
    ],
    ['a range', bodied('image/*', {}), send('image/png', 'x'), []],
    [
      'what is only read is not asked for',
      bodied('application/json', {
        schema: { type: 'object', required: ['id'], properties: { id: { type: 'integer', readOnly: true } } },
      }),
      send('application/json', '{}'),
      [],
    ],
    [
      'all that the branches say',
      bodied('application/json', { schema: { oneOf: [{ type: 'string' }, whole] } }),
      send('application/json', 'true'),
      [
        ['body', 'type', 'Request body must be string'],
        ['body', 'type', 'Request body must be integer'],
        ['body', 'oneOf', 'Request body must match exactly one schema in oneOf'],
      ],
    ],
  ])('%s', (_name, operation, given, want) => {
    expect(brief(checkOf(operation), given)).toEqual(want);
  });

  test('a body that cannot be read tells what HTTP answers, and where', () => {
    const { fault, body } = checkOf(json).check(send('application/json', '{"a":\n 1,}'));
    expect(fault).toMatchObject({ status: 400, code: 'malformed-json', line: 2, column: 4 });
    expect(body).toBeUndefined();
  });

  test('the most specific media type counts', () => {
    const content = {
      '*/*': { schema: false },
      'application/json': { schema: whole },
      'application/json; version=2': { schema: { type: 'string' } },
    };
    const check = checkOf({ requestBody: { content } });
    expect(brief(check, send('application/json', '1'))).toEqual([]);
    expect(brief(check, send('application/json; version=2', '"x"'))).toEqual([]);
    expect(brief(check, send('text/plain', 'x'))).toEqual([
      ['body', 'false schema', 'Request body boolean schema is false'],
    ]);
  });

  test('violations know the place in the document', () => {
    const { violations } = checkOf(json).check(send('application/json', '{"name":1}'));
    expect(violations[0]?.schemaAt?.pointer).toBe(
      '/paths/~1a/post/requestBody/content/application~1json/schema/properties/name/type',
    );
  });
});
