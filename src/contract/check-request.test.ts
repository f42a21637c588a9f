import { describe, expect, test } from 'vitest';
import { modelOf } from '../verify/items-server.fixture.ts';
import { brief, checkOf, requestWith } from './check-request.fixture.ts';
import { type IncomingRequest, requestCheckOf } from './check-request.ts';

const parameters = (...list: object[]) => ({ parameters: list });
const query = (name: string, schema: unknown, more = {}) => ({ in: 'query', name, schema, ...more });
const whole = { type: 'integer' };
const bodied = (type: string, media: object, more = {}) => ({
  requestBody: { content: { [type]: media }, ...more },
});

describe('parameters', () => {
  test.each<[name: string, operation: object, request: Partial<IncomingRequest>, want: unknown[]]>([
    [
      'missing ones first, then wrong ones, then deprecated ones',
      parameters(
        query('a', whole, { deprecated: true }),
        query('b', whole),
        query('c', whole, { required: true }),
      ),
      { query: 'b=x&a=y' },
      [
        ['query', 'required', "Request query must have required property 'c'"],
        ['query a', 'type', 'Request query parameter a must be integer'],
        ['query b', 'type', 'Request query parameter b must be integer'],
        ['query a', 'deprecated', 'Query param a is deprecated'],
      ],
    ],
    [
      'headers before the query, cookies last',
      parameters({ in: 'cookie', name: 'sid', schema: whole }, query('a', whole), {
        in: 'header',
        name: 'X-Count',
        schema: whole,
      }),
      { query: 'a=x', headers: { 'x-count': 'x', cookie: 'sid=x' } },
      [
        ['header x-count', 'type', 'Request header parameter x-count must be integer'],
        ['query a', 'type', 'Request query parameter a must be integer'],
        ['cookie sid', 'type', 'Request cookie parameter sid must be integer'],
      ],
    ],
    [
      'an item of a list',
      parameters(query('ids', { type: 'array', items: whole })),
      { query: 'ids=1&ids=x' },
      [['query ids 1', 'type', 'Request query parameter ids.1 must be integer']],
    ],
    [
      'the allowed values',
      parameters(query('sort', { enum: ['asc', 'desc'] })),
      { query: 'sort=up' },
      [
        [
          'query sort',
          'enum',
          'Request query parameter sort must be equal to one of the allowed values: asc, desc',
        ],
      ],
    ],
    [
      'an empty value of a required text',
      parameters(query('q', { type: 'string' }, { required: true })),
      { query: 'q=' },
      [],
    ],
    [
      'an empty value of a number',
      parameters(query('n', whole)),
      { query: 'n=' },
      [['query n', 'type', 'Request query parameter n must be integer']],
    ],
    [
      'an empty value that is allowed',
      parameters(query('n', whole, { allowEmptyValue: true })),
      { query: 'n=' },
      [],
    ],
    [
      'names of queries have a case',
      parameters(query('Page', whole)),
      { query: 'page=1' },
      [['query page', 'undocumented', 'Request query parameter page is not documented; documented: Page']],
    ],
    [
      'no documented names',
      {},
      { query: 'x=1&x=2' },
      [
        [
          'query x',
          'undocumented',
          'Request query parameter x is not documented; the operation documents none',
        ],
      ],
    ],
    [
      'a deep object is documented',
      parameters(query('f', { type: 'object' }, { style: 'deepObject' })),
      { query: 'f[a]=1' },
      [],
    ],
    [
      'content',
      parameters({ in: 'query', name: 'f', content: { 'application/json': { schema: { type: 'object' } } } }),
      { query: 'f=%5B%5D' },
      [['query f', 'type', 'Request query parameter f must be object']],
    ],
    [
      'content that is no JSON',
      parameters({ in: 'query', name: 'f', content: { 'application/json': {} } }),
      { query: 'f=x' },
      [
        [
          'query f',
          'malformed-json',
          'Request query parameter f must be valid JSON, as its media type application/json has it',
        ],
      ],
    ],
    [
      'headers that OpenAPI says to ignore',
      parameters(
        { in: 'header', name: 'Accept', required: true },
        { in: 'header', name: 'Authorization', required: true },
      ),
      {},
      [],
    ],
    [
      'too many fields',
      parameters(query('a', whole)),
      { query: 'a=1&'.repeat(1001) },
      [['query', 'too-many-fields', 'Request query must NOT have more than 1000 fields']],
    ],
  ])('%s', (_name, operation, given, want) => {
    expect(brief(checkOf(operation), requestWith(given))).toEqual(want);
  });

  test.each<[template: string, path: string, schema: object, more: object, want: unknown]>([
    ['/a/{id}', '/a/7', whole, {}, 7],
    ['/a/{id}/b', '/a/x%2Fy/b', { type: 'string' }, {}, 'x/y'],
    ['/a/{id}.json', '/a/7.json', whole, {}, 7],
    ['/a/{id}.json', '/a/7%2Ejson', whole, {}, 7],
    ['/a/{id}', '/a/.7', whole, { style: 'label' }, 7],
    ['/a/{id}', '/a/;id=7', whole, { style: 'matrix' }, 7],
    ['/a/{id}', '/a/1,2', { type: 'array', items: whole }, {}, [1, 2]],
  ])('the value of %s in %s', (template, path, schema, more, want) => {
    const check = checkOf(parameters({ in: 'path', name: 'id', required: true, schema, ...more }), {
      path: template,
    }).check(requestWith({ path }));
    expect([check.violations, check.parameters.path]).toEqual([[], { id: want }]);
  });

  test('an empty segment is a parameter that is missing', () => {
    const operation = parameters({ in: 'path', name: 'id', required: true, schema: whole });
    expect(brief(checkOf(operation, { path: '/a/{id}/b' }), requestWith({ path: '/a//b' }))).toEqual([
      ['path', 'required', "Request path must have required property 'id'"],
    ]);
  });

  test("the operation's own parameters come before those of its path", () => {
    const model = modelOf({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: {
        '/a': {
          parameters: [query('shared', whole), query('both', whole)],
          get: { ...parameters(query('own', whole), query('both', { type: 'boolean' })), responses: {} },
        },
      },
    });
    const [operation] = model.operations;
    const check = operation && requestCheckOf(model, operation);
    expect(
      check?.check(requestWith({ query: 'shared=x&both=x&own=x' })).violations.map(({ message }) => message),
    ).toEqual([
      'Request query parameter both must be boolean',
      'Request query parameter own must be integer',
      'Request query parameter shared must be integer',
    ]);
  });

  test('a key of a security scheme is documented', () => {
    const securitySchemes = { key: { type: 'apiKey', in: 'query', name: 'key' } };
    expect(
      brief(checkOf({}, { root: { components: { securitySchemes } } }), requestWith({ query: 'key=1' })),
    ).toEqual([]);
  });

  test.each<[mediaType: string, query: string, want: unknown]>([
    ['application/x-www-form-urlencoded', 'n=1&s=x', { n: 1, s: 'x' }],
    ['application/json', '%7B%22n%22%3A1%7D', { n: 1 }],
  ])('the whole query of 3.2 as %s', (mediaType, text, want) => {
    const schema = { type: 'object', properties: { n: whole } };
    const content = { [mediaType]: { schema } };
    const check = checkOf(parameters({ in: 'querystring', name: 'q', content }), { version: '3.2.0' });
    const { violations, parameters: values } = check.check(requestWith({ query: text }));
    expect([violations, values.query]).toEqual([[], { q: want }]);
  });

  test('values are what their schemas say, headers in lower case', () => {
    const operation = parameters(
      query('n', whole),
      { in: 'header', name: 'X-Flag', schema: { type: 'boolean' } },
      { in: 'cookie', name: 'sid', schema: { type: 'string' } },
    );
    const given = requestWith({ query: 'n=1&other=2', headers: { 'x-flag': 'true', cookie: 'sid=a%20b' } });
    expect(checkOf(operation).check(given).parameters).toEqual({
      path: {},
      query: { n: 1 },
      header: { 'x-flag': true },
      cookie: { sid: 'a b' },
    });
  });
});

describe('what cannot be checked is a problem', () => {
  test.each<[name: string, operation: object, code: string, pointer: string]>([
    [
      'a media type without a reader',
      bodied('application/yaml', { schema: { type: 'object' } }),
      'request-body-unchecked',
      '/paths/~1a/post/requestBody/content/application~1yaml',
    ],
    [
      'bytes under a schema of objects',
      bodied('image/png', { schema: { type: 'object' } }),
      'request-body-unchecked',
      '/paths/~1a/post/requestBody/content/image~1png',
    ],
    [
      'other multipart bodies',
      bodied('multipart/mixed', { schema: { type: 'object' } }),
      'request-body-unchecked',
      '/paths/~1a/post/requestBody/content/multipart~1mixed',
    ],
    [
      'a pattern that is none',
      parameters(query('a', { pattern: '(' })),
      'pattern-invalid',
      '/paths/~1a/post/parameters/0/schema/pattern',
    ],
    [
      'a parameter that its path does not have',
      parameters({ in: 'path', name: 'id', required: true }),
      'parameter-not-in-path',
      '/paths/~1a/post/parameters/0',
    ],
    [
      'items of a sequence that is not read',
      bodied('application/json', { itemSchema: { type: 'object' } }),
      'request-body-unchecked',
      '/paths/~1a/post/requestBody/content/application~1json/itemSchema',
    ],
    [
      'headers of parts',
      bodied('multipart/form-data', { encoding: { f: { headers: {} } } }),
      'request-body-unchecked',
      '/paths/~1a/post/requestBody/content/multipart~1form-data/encoding/f/headers',
    ],
    [
      'XML in a parameter',
      parameters({ in: 'query', name: 'x', content: { 'application/xml': { schema: { type: 'object' } } } }),
      'parameter-unchecked',
      '/paths/~1a/post/parameters/0/content/application~1xml',
    ],
  ])('%s', (_name, operation, code, pointer) => {
    expect(checkOf(operation).problems).toMatchObject([{ code, at: { pointer } }]);
  });
});
