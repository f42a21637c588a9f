import { expect, test } from 'vitest';
import { modelOf } from '../verify/items-server.fixture.ts';
import { type IncomingRequest, requestCheckOf } from './check-request.ts';
import { securityCheckOf } from './check-security.ts';

// Whatever comes, the check answers: it never throws, and leaves nothing on the prototype of objects.

const ref = { $ref: '#/components/schemas/Tree' };
const schemas = {
  integer: { type: 'integer' },
  list: { type: 'array', items: { type: ['integer', 'null'] } },
  object: {
    type: 'object',
    properties: { a: { type: 'integer' }, __proto__: {} },
    additionalProperties: ref,
  },
  tree: ref,
  choice: { oneOf: [ref, { type: 'array', items: ref }, { type: 'string' }] },
  anything: {},
  nothing: false,
  broken: { $ref: '#/nowhere' },
};
const styles = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};
const mediaTypes = [
  'application/json',
  'application/x-ndjson',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/xml',
  'text/plain',
  'image/png',
  'text/csv',
  'garbage',
];

const operations = Object.entries(schemas).flatMap(([kind, schema]) =>
  Object.entries(styles).flatMap(([place, names]) =>
    names.flatMap((style) =>
      [true, false].map((explode) => ({
        path: `/${kind}/${style}/${explode}/{p}`,
        parameters: [
          { name: place === 'path' ? 'p' : 'a', in: place, style, explode, required: true, schema },
        ],
        requestBody: {
          content: Object.fromEntries(
            mediaTypes.map((type) => [type, { schema, encoding: { a: { style: 'deepObject' } } }]),
          ),
        },
      })),
    ),
  ),
);

const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  security: [{ basic: [] }, { digest: [] }, { key: [] }],
  paths: Object.fromEntries(
    operations.map(({ path, ...operation }) => [path, { post: { ...operation, responses: {} } }]),
  ),
  components: {
    schemas: {
      Tree: {
        type: 'object',
        properties: { next: ref, all: { type: 'array', items: ref }, a: { type: 'integer' } },
      },
    },
    securitySchemes: {
      basic: { type: 'http', scheme: 'basic' },
      digest: { type: 'http', scheme: 'digest' },
      key: { type: 'apiKey', in: 'cookie', name: 'a' },
    },
  },
});

/** The same numbers each time. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; state = (state * 48_271) % 2_147_483_647) yield state;
}
const random = numbers(42);
const next = (limit: number) => (random.next().value ?? 0) % limit;
const pick = <T>(list: readonly [T, ...T[]]): T => list[next(list.length)] ?? list[0];

const words = [
  'a',
  '__proto__',
  'constructor',
  'next',
  '[',
  ']',
  '%',
  '%zz',
  '%00',
  '=',
  '&',
  ',',
  ';',
  '.',
  '|',
] as const;
const bits = [
  ...words,
  '{"a":',
  '[[',
  '}',
  '"',
  '<a>',
  '</a>',
  '<a/>',
  '--b',
  '\r\n',
  '\r\n\r\n',
  '1',
  '-',
  'e9',
] as const;
const heads = [
  'Content-Disposition: form-data; name="a"',
  '\u0000',
  '\ud800',
  'é',
  'null',
  '<![CDATA[',
  '&lt;',
] as const;
const garbage = () => Array.from({ length: next(12) }, () => pick([...bits, ...heads])).join('');

const sentTypes: readonly [string, ...string[]] = [
  'multipart/form-data; boundary=b',
  'application/json; charset=x',
  '',
  'a/b+json',
  ...mediaTypes,
];

function hostileRequest(template: string): IncomingRequest {
  const type = pick(sentTypes);
  return {
    path: template.replace('{p}', garbage().replaceAll('/', '')),
    query: garbage(),
    headers: {
      'content-type': type,
      authorization: pick(['', 'Basic', 'Basic =', `Digest ${garbage()}`]),
      cookie: garbage(),
      a: pick([garbage(), '']),
      ...(next(4) === 0 && { 'content-encoding': pick(['gzip', 'br', 'deflate', 'zstd', garbage()]) }),
    },
    body: pick([undefined, Buffer.from(garbage()), Buffer.from(`--b\r\n${garbage()}\r\n--b--`)]),
  };
}

test('random requests', { timeout: 60_000 }, () => {
  let violations = 0;
  for (const operation of model.operations) {
    for (let round = 0; round < 60; round += 1) {
      const request = hostileRequest(operation.path);
      violations += requestCheckOf(model, operation).check(request).violations.length;
      securityCheckOf(model, operation)(request);
    }
  }
  expect(violations).toBeGreaterThan(1000);
  expect(Object.keys(Object.getPrototypeOf({}))).toEqual([]);
});

const treePath = '/tree/form/true/{p}';
const deep = 200_000;
const checkTree = (type: string, body: string) => {
  const operation = model.operations.find(({ path }) => path === treePath);
  if (!operation) throw new Error(`there is no ${treePath}`);
  const request = {
    path: '/tree/form/true/7',
    query: '',
    headers: { 'content-type': type },
    body: Buffer.from(body),
  };
  return requestCheckOf(model, operation)
    .check(request)
    .violations.map(({ code }) => code);
};

test.each<[name: string, type: string, body: string, want: readonly unknown[]]>([
  [
    'JSON deeper than the stack',
    'application/json',
    `${'{"next":'.repeat(deep)}{}${'}'.repeat(deep)}`,
    ['too-deep'],
  ],
  ['lists deeper than the stack', 'application/json', '['.repeat(deep) + ']'.repeat(deep), ['type']],
  ['XML deeper than is read', 'application/xml', '<a>'.repeat(deep) + '</a>'.repeat(deep), ['malformed-xml']],
  ['a field deeper than is read', mediaTypes[2] ?? '', `a${'[a]'.repeat(deep)}=1`, ['style']],
])('%s', (_name, type, body, want) => {
  const codes = checkTree(type, body);
  expect(codes.filter((code) => code !== 'required')).toEqual(want);
});
