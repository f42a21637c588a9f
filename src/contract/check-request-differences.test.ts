import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Model } from '../model/model.ts';
import { modelOf } from '../verify/items-server.fixture.ts';
import { type IncomingRequest, requestCheckOf } from './check-request.ts';

// What Prism finds in requests of kinds that the documents of `spec/` do not have, and where it is not followed.

const require = createRequire(import.meta.url);

interface PrismOperation {
  readonly path: string;
}

type Validate = (input: { resource: PrismOperation; element: unknown }) => {
  readonly _tag: 'Left' | 'Right';
  readonly left: readonly { readonly path?: readonly string[]; readonly message: string }[];
};

const { getHttpOperationsFromSpec } = require('@stoplight/prism-http') as {
  getHttpOperationsFromSpec(document: object): Promise<readonly PrismOperation[]>;
};
const { validateInput } = createRequire(require.resolve('@stoplight/prism-http'))('./validator') as {
  validateInput: Validate;
};

const whole = { type: 'integer' };
const wholes = { type: 'array', items: whole };
const text = { type: 'string' };
const object = (properties: object, more = {}) => ({ type: 'object', properties, ...more });
const query = (name: string, schema: unknown, more = {}) => ({ in: 'query', name, schema, ...more });
const post = (type: string, schema: unknown, more = {}) => ({
  post: { requestBody: { content: { [type]: { schema, ...more } } }, responses: {} },
});
const get = (...parameters: object[]) => ({ post: { parameters, responses: {} } });
const form = 'application/x-www-form-urlencoded';

const document = {
  openapi: '3.0.3',
  info: { title: 'T', version: '1' },
  paths: {
    '/types': get(
      query('n', { type: 'number', minimum: 1 }),
      query('b', { type: 'boolean' }),
      query('e', { type: 'string', enum: ['a', 'b'] }),
      query('i', { type: 'integer', format: 'int32' }),
      query('date', { type: 'string', format: 'date' }),
      query('null', { type: 'integer', nullable: true }),
    ),
    '/lists': get(
      query('form', wholes, { explode: true }),
      query('default', wholes),
      query('comma', { ...wholes, maxItems: 2 }, { explode: false }),
      query('pipe', wholes, { style: 'pipeDelimited', explode: false }),
      query('space', wholes, { style: 'spaceDelimited', explode: false }),
    ),
    '/objects': get(
      query('deep', object({ n: whole, in: object({ s: text }) }), { style: 'deepObject' }),
      query('flat', object({ x: whole, y: whole }, { required: ['x'] }), { explode: true }),
    ),
    '/choice': get(query('c', { oneOf: [whole, text] }), query('Case', whole)),
    '/deprecated': get(query('old', text, { deprecated: true })),
    '/headers': get(
      { in: 'header', name: 'X-List', schema: wholes },
      { in: 'header', name: 'X-N', schema: whole },
    ),
    '/cookie': get({ in: 'cookie', name: 'sid', required: true, schema: whole }),
    '/name/{id}': get({ in: 'path', name: 'id', required: true, schema: text }),
    '/path/{ids}': get({ in: 'path', name: 'ids', required: true, schema: wholes }),
    '/content': get({ in: 'query', name: 'c', content: { 'application/json': { schema: whole } } }),
    '/pattern': post('application/json', object({ bad: { pattern: '(' }, n: whole })),
    '/form': post(form, object({ n: whole, s: { type: 'string', maxLength: 2 } }, { required: ['n'] })),
    '/closed-form': post(form, object({ n: whole }, { additionalProperties: false })),
    '/form-list': post(form, object({ n: wholes })),
    '/form-commas': post(form, object({ n: wholes }), { encoding: { n: { style: 'form', explode: false } } }),
    '/parts': post('multipart/form-data', object({ n: whole, s: text }, { required: ['s'] })),
    '/parts-json': post('multipart/form-data', object({ o: object({ n: whole }) })),
    '/xml': post('application/xml', object({ n: whole })),
    '/number': post('text/plain', whole),
    '/closed': post('application/json', object({ 'a/b': whole }, { additionalProperties: false })),
    '/read-only': post(
      'application/json',
      object({ id: { type: 'integer', readOnly: true }, name: text }, { required: ['id', 'name'] }),
    ),
  },
};

const base: IncomingRequest = { path: '/', query: '', headers: {}, body: undefined };
const asked = (path: string, search = '', headers: IncomingRequest['headers'] = {}): IncomingRequest => ({
  ...base,
  path,
  query: search,
  headers,
});
const sent = (path: string, type: string, body: string): IncomingRequest => ({
  ...base,
  path,
  headers: { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) },
  body: Buffer.from(body),
});
const part = (name: string, body: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${body}\r\n`;
const parts = (path: string, ...all: string[]) =>
  sent(path, 'multipart/form-data; boundary=b', `${all.join('')}--b--\r\n`);

let model: Model;
let operations: readonly PrismOperation[];
beforeAll(async () => {
  model = modelOf(document);
  operations = await getHttpOperationsFromSpec(document);
});

/** The template of a path, as there is only one that fits. */
const templateOf = (path: string) =>
  path.replace(/^\/name\/.*/, '/name/{id}').replace(/^\/path\/.*/, '/path/{ids}');

function messagesOf(request: IncomingRequest): readonly string[] {
  const operation = model.operations.find(({ path }) => path === templateOf(request.path));
  if (!operation) throw new Error(`there is no ${request.path}`);
  const { violations } = requestCheckOf(model, operation).check(request);
  return violations.filter(({ severity }) => severity !== 'Information').map(({ message }) => message);
}

function messagesOfPrism({ path, query: search, headers, body }: IncomingRequest): readonly string[] {
  const resource = operations.find((candidate) => candidate.path === templateOf(path));
  if (!resource) throw new Error(`Prism has no ${path}`);
  const fields = new URLSearchParams(search);
  const values = [...new Set(fields.keys())].map((name) => {
    const all = fields.getAll(name);
    return [name, all.length === 1 ? all[0] : all];
  });
  const decoded = body && Buffer.from(body).toString();
  const isJson = headers['content-type'] === 'application/json';
  const element = {
    method: 'post',
    url: { path, query: Object.fromEntries(values) },
    headers,
    body: decoded === undefined ? null : isJson ? JSON.parse(decoded) : decoded,
  };
  try {
    const result = validateInput({ resource, element });
    return result._tag === 'Left' ? result.left.map(({ message }) => message) : [];
  } catch (error) {
    return [`throws: ${error instanceof Error ? error.message : error}`];
  }
}

test.each<IncomingRequest>([
  asked('/types'),
  asked('/types', 'n=1.5&b=true&e=a&i=1&date=2026-01-02&null=3'),
  asked('/types', 'n=0&b=yes&e=c&i=3000000000&date=x&null=x'),
  asked('/types', 'i=-3000000000&n=x&b=1'),
  asked('/types', 'n=1&n=2&e=a&e=b'),
  asked('/lists', 'form=1&form=2&comma=1,2&pipe=1|2'),
  asked('/lists', 'form=1&form=x&comma=1,2,3&pipe=1|x'),
  asked('/objects', 'deep[n]=1&deep[in][s]=a&x=1&y=2'),
  asked('/objects', 'deep[n]=x&x=y'),
  asked('/deprecated', 'old=1'),
  asked('/headers', '', { 'x-list': '1,2', 'x-n': '3' }),
  asked('/headers', '', { 'x-list': '1,x', 'x-n': 'x' }),
  asked('/name/a%2Fb'),
  asked('/path/1'),
  asked('/path/x'),
  sent('/form', form, 'n=1&s=ab'),
  sent('/form', form, 'n=x&s=abc'),
  sent('/form', form, 's=a+b%26'),
  sent('/form-commas', form, 'n=1'),
  parts('/parts', part('n', '1'), part('s', 'a b')),
  parts('/parts', part('n', 'x')),
  sent('/closed', 'application/json', '{"c":1}'),
  sent('/read-only', 'application/json', '{}'),
  sent('/number', 'text/plain', 'x'),
  sent('/number', 'text/csv', '1'),
])('as Prism has it: $path $query', (request) => {
  expect(messagesOf(request)).toEqual(messagesOfPrism(request));
});

describe('where Prism is not followed', () => {
  test.each<[reason: string, request: IncomingRequest, here: unknown[], prism: unknown[]]>([
    ['it never checks cookies', asked('/cookie'), ["Request cookie must have required property 'sid'"], []],
    ['an empty value is there', asked('/types', 'n='), ['Request query parameter n must be number'], []],
    [
      'JavaScript has more ways to write numbers',
      asked('/types', 'n=0x10&i=1e1'),
      ['Request query parameter n must be number'],
      [],
    ],
    [
      'one branch changes the value before the next sees it',
      asked('/choice', 'c=12'),
      [],
      ['Request query parameter c must match exactly one schema in oneOf'],
    ],
    [
      'names of queries have a case',
      asked('/choice', 'case=x'),
      [],
      ['Request query parameter case must be integer'],
    ],
    [
      'a blank between items comes decoded',
      asked('/lists', 'space=1%202'),
      [],
      ['Request query parameter space.0 must be integer'],
    ],
    [
      'a list is exploded where nothing is said',
      asked('/lists', 'default=x&default=1'),
      ['Request query parameter default.0 must be integer'],
      [],
    ],
    [
      'and has no commas then',
      asked('/lists', 'default=1,2'),
      ['Request query parameter default.0 must be integer'],
      [],
    ],
    ['several items in a path', asked('/path/1,2'), [], ['throws: value.split is not a function']],
    ['a comma in a path', asked('/name/a,b'), [], ['Request path parameter id must be string']],
    [
      'content of a parameter',
      asked('/content', 'c=x'),
      ['Request query parameter c must be valid JSON, as its media type application/json has it'],
      [],
    ],
    [
      'one pattern that is none is no reason to check nothing',
      sent('/pattern', 'application/json', '{"n":"x"}'),
      ['Request body property n must be integer'],
      [],
    ],
    [
      'fields that are not listed',
      sent('/closed-form', form, 'x=1'),
      ["Request body must NOT have additional properties; found 'x'"],
      [],
    ],
    ['a list of fields', sent('/form-list', form, 'n=1&n=2'), [], ['Request body property n must be array']],
    [
      'commas between items are no reserved characters',
      sent('/form-commas', form, 'n=1,2'),
      [],
      ['Reserved characters used in request body'],
    ],
    [
      'parts of JSON',
      parts('/parts-json', part('o', '{"n":1}')),
      [],
      ['Request body property o must be object'],
    ],
    ['XML', sent('/xml', 'application/xml', '<a><n>1</n></a>'), [], ['Request body must be object']],
    ['a number as text', sent('/number', 'text/plain', '12'), [], ['Request body must be integer']],
    ['null is a body', sent('/closed', 'application/json', 'null'), ['Request body must be object'], []],
  ])('%s', (_reason, request, here, prism) => {
    expect({ here: messagesOf(request), prism: messagesOfPrism(request) }).toEqual({ here, prism });
  });
});
