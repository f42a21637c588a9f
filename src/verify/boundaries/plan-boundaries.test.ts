import { describe, expect, test } from 'vitest';
import type { RequestViolation } from '../../contract/check-request.ts';
import type { Finding } from '../finding.ts';
import { modelOf } from '../items-server.fixture.ts';
import { openWorld } from '../open-world.ts';
import { runCase } from '../run-case.ts';
import { type Bend, serverOf } from './boundaries-server.fixture.ts';
import { planBoundaries } from './plan-boundaries.ts';

const content = (schema: unknown) => ({ 'application/json': { schema } });
const answers = {
  '400': { description: 'Not valid', content: content({ type: 'object' }) },
  '404': { description: 'Not there', content: content({ type: 'object' }) },
  '415': { description: 'No JSON', content: content({ type: 'object' }) },
};
const thing = {
  type: 'object',
  required: ['name', 'size'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 20 },
    size: { type: 'integer', minimum: 1, maximum: 9 },
    ratio: { type: 'number', exclusiveMinimum: 0, multipleOf: 0.5 },
    kind: { type: 'string', enum: ['red', 'green', 'blue'] },
    mark: { type: 'string', pattern: '^[a-z]{3}$', example: 'abc' },
    day: { type: 'string', format: 'date' },
    note: { type: ['string', 'null'] },
    flag: { type: 'boolean' },
    tags: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
    },
    place: {
      type: 'object',
      required: ['lat'],
      properties: { lat: { type: 'number', minimum: -90, maximum: 90 } },
    },
  },
};
const document = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  paths: {
    '/things': {
      get: {
        operationId: 'listThings',
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } },
          { name: 'kind', in: 'query', schema: { type: 'string', enum: ['red', 'green', 'blue'] } },
          {
            name: 'X-Version',
            in: 'header',
            required: true,
            schema: { type: 'string', pattern: '^v[0-9]$' },
            example: 'v1',
          },
        ],
        responses: { '200': { description: 'All', content: content({ type: 'array' }) }, ...answers },
      },
      post: {
        operationId: 'makeThing',
        requestBody: { required: true, content: content(thing) },
        responses: { '201': { description: 'Made', content: content({ type: 'object' }) }, ...answers },
      },
    },
    '/things/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: {
        operationId: 'readThing',
        responses: { '200': { description: 'It', content: content({ type: 'object' }) }, ...answers },
      },
      patch: {
        operationId: 'changeThing',
        requestBody: { required: true, content: content({ ...thing, required: [], minProperties: 1 }) },
        responses: { '200': { description: 'It', content: content({ type: 'object' }) }, ...answers },
      },
      delete: { operationId: 'deleteThing', responses: { '204': { description: 'Gone' }, ...answers } },
    },
  },
};
const model = modelOf(document);

async function found(bend: Bend, names: readonly string[] = ['makeThing']): Promise<readonly Finding[]> {
  const world = openWorld(
    model,
    { server: 'http://things.example', fetch: serverOf(model, bend) },
    { salt: 'test' },
  );
  const tried = model.operations.filter(({ operationId = '' }) => names.includes(operationId));
  for (const one of planBoundaries(model, tried)) await runCase(world, one, []);
  await world.close();
  return world.findings.filter(({ severity }) => severity !== 'note');
}

const everything = model.operations.map(({ operationId = '' }) => operationId);
const brief = ({ code, operationId, message }: Finding) => `${code} ${operationId}: ${message}`;
const at = (keyword: string, ...path: string[]) => ({
  ignores: (one: RequestViolation, { operationId }: { operationId: string | undefined }) =>
    one.code === keyword && one.path.join('/') === path.join('/') && operationId === 'makeThing',
});
const accepted = (keyword: string, place: string) =>
  `invalid-accepted makeThing: a request that breaks "${keyword}" at ${place} was accepted`;

test('nothing is found on a server that keeps to its document', async () => {
  expect((await found({}, everything)).map(brief)).toEqual([]);
});

describe('each rule that a server does not keep is found, and nothing else', () => {
  const cases: [string, Bend, readonly string[]][] = [
    ['a required property', at('required', 'body'), [accepted('required', 'body')]],
    ['a type', at('type', 'body', 'size'), [accepted('type', 'body /size')]],
    ['null', at('type', 'body', 'flag'), [accepted('type', 'body /flag')]],
    ['a shortest text', at('minLength', 'body', 'name'), [accepted('minLength', 'body /name')]],
    ['a longest text', at('maxLength', 'body', 'name'), [accepted('maxLength', 'body /name')]],
    ['a least number', at('minimum', 'body', 'size'), [accepted('minimum', 'body /size')]],
    ['a greatest number', at('maximum', 'body', 'size'), [accepted('maximum', 'body /size')]],
    [
      'an excluded bound',
      at('exclusiveMinimum', 'body', 'ratio'),
      [accepted('exclusiveMinimum', 'body /ratio')],
    ],
    ['a step', at('multipleOf', 'body', 'ratio'), [accepted('multipleOf', 'body /ratio')]],
    ['an enumeration', at('enum', 'body', 'kind'), [accepted('enum', 'body /kind')]],
    ['a pattern', at('pattern', 'body', 'mark'), [accepted('pattern', 'body /mark')]],
    ['a format', at('format', 'body', 'day'), [accepted('format', 'body /day')]],
    ['a shortest list', at('minItems', 'body', 'tags'), [accepted('minItems', 'body /tags')]],
    ['a longest list', at('maxItems', 'body', 'tags'), [accepted('maxItems', 'body /tags')]],
    ['different items', at('uniqueItems', 'body', 'tags'), [accepted('uniqueItems', 'body /tags')]],
    ['other properties', at('additionalProperties', 'body'), [accepted('additionalProperties', 'body')]],
    ['a nested bound', at('maximum', 'body', 'place', 'lat'), [accepted('maximum', 'body /place/lat')]],
    ['a nested property', at('required', 'body', 'place'), [accepted('required', 'body /place')]],
    [
      'an empty object',
      { ignores: ({ code }) => code === 'minProperties' },
      ['invalid-accepted changeThing: a request that breaks "minProperties" at body was accepted'],
    ],
    [
      'a number in a query',
      { ignores: ({ code, in: place }) => code === 'type' && place === 'query' },
      ['invalid-accepted listThings: a request that breaks "type" at query limit was accepted'],
    ],
    [
      'a required header',
      { ignores: ({ code, in: place }) => code === 'required' && place === 'header' },
      ['invalid-accepted listThings: a request that breaks "required" at header X-Version was accepted'],
    ],
  ];
  test.each(cases)('%s', async (_name, bend, want) => {
    const findings = await found(bend, [
      'makeThing',
      ...(bend.ignores?.length === 1 ? ['changeThing', 'listThings'] : []),
    ]);
    expect([...new Set(findings.map(brief))]).toEqual(want);
    expect(findings.every(({ severity, steps }) => severity === 'error' && steps.length > 0)).toBe(true);
  });
});

describe('each allowed value that a server refuses is found, and nothing else', () => {
  const refuses = (test: (value: Record<string, unknown>) => boolean, text = 'not valid'): Bend => ({
    refuses: (value, { operationId }) => (operationId === 'makeThing' && test(value) ? text : undefined),
  });
  const refused = (what: string, place: string) => [
    `valid-refused makeThing: a request with ${what} at ${place} was refused, which the document allows`,
  ];
  const cases: [string, Bend, readonly string[]][] = [
    ['the greatest number', refuses(({ size }) => size === 9), refused('9', 'body /size')],
    ['the least number', refuses(({ size }) => size === 1), refused('1', 'body /size')],
    ['a value of an enumeration', refuses(({ kind }) => kind === 'blue'), refused('"blue"', 'body /kind')],
    ['null', refuses(({ note }) => note === null), refused('null', 'body /note')],
    [
      'the longest list',
      refuses(({ tags }) => (tags as unknown[])?.length === 3),
      refused('a list of 3 items', 'body /tags'),
    ],
    [
      'the longest text',
      refuses(({ name }) => String(name).length === 20),
      refused('a text of 20 characters', 'body /name'),
    ],
    ['false', refuses(({ flag }) => flag === false), refused('false', 'body /flag')],
    // The text speaks of another rule, or of another property: nobody knows whose fault it is.
    ['another reason', refuses(({ size }) => size === 9, 'only 3 are left in stock'), []],
    ['another property', refuses(({ size }) => size === 9, 'the ratio does not fit'), []],
  ];
  test.each(cases)('%s', async (_name, bend, want) => {
    expect((await found(bend)).map(brief)).toEqual(want);
  });
});

describe('bodies and ids that are not what they should be', () => {
  const malformed = 'malformed-accepted';
  const cases: [string, Bend, readonly string[]][] = [
    [
      'malformed bodies taken',
      { takesMalformed: true },
      [`${malformed} makeThing`, `${malformed} changeThing`],
    ],
    [
      'any type taken',
      { takesAnyType: true },
      ['media-type-accepted makeThing', 'media-type-accepted changeThing'],
    ],
    [
      'unknown ids answered',
      { unknown: 200 },
      ['unknown-id-answered readThing', 'unknown-id-answered deleteThing', 'unknown-id-answered changeThing'],
    ],
    [
      'unknown ids refused as invalid',
      { unknown: 400 },
      ['refusal-status readThing', 'refusal-status deleteThing', 'refusal-status changeThing'],
    ],
  ];
  test.each(cases)('%s', async (_name, bend, want) => {
    expect((await found(bend, everything)).map(({ code, operationId }) => `${code} ${operationId}`)).toEqual(
      want,
    );
  });
});

test('the first cases are of all operations, and of one operation there are at most 120', () => {
  const cases = planBoundaries(model, model.operations);
  expect(cases.slice(0, 5).map(({ id }) => id)).toEqual([
    'listThings/invalid/querylimit/type-word',
    'makeThing/missing/none',
    'readThing/unknown-id/id',
    'deleteThing/unknown-id/id',
    'changeThing/unknown-id/id',
  ]);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  const many = Object.fromEntries(
    Array.from({ length: 80 }, (_, index) => [`p${index}`, { type: 'integer', maximum: 9 }]),
  );
  const post = document.paths['/things'].post;
  const large = modelOf({
    ...document,
    paths: {
      '/things': {
        post: { ...post, requestBody: { content: content({ type: 'object', properties: many }) } },
      },
    },
  });
  expect(planBoundaries(large, large.operations)).toHaveLength(120);
});
