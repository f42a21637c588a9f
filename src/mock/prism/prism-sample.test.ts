import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { modelOf } from '../model.fixture.ts';
import { staticSample } from './prism-sample.ts';

// Prism's own reading of a document and its own generator are the oracle.

const require = createRequire(import.meta.url);
const { getHttpOperationsFromSpec } = require('@stoplight/prism-http');
const http = createRequire(require.resolve('@stoplight/prism-http'));
const { generateStatic } = http('./mocker/generator/JSONSchema');

const text = { type: 'string' };
const long = { type: 'integer', format: 'int64' };
const object = (properties: object, more = {}) => ({ type: 'object', properties, ...more });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const schemas: Readonly<Record<string, object>> = {
  Node: object({ id: long, name: { type: 'string', example: 'Ada' }, next: ref('Node') }),
  Tree: object({ size: long, children: { type: 'array', items: ref('Tree') } }),
  Person: object({ age: long, employer: ref('Company') }),
  Company: object({ name: text, owner: ref('Person'), staff: { type: 'array', items: ref('Person') } }),
  Status: object({ account: ref('Account'), reblog: ref('Status') }),
  Account: object({ id: long, moved: ref('Account') }),
  Core: object({ id: text, labels: { type: 'array', items: text } }),
  Named: { allOf: [ref('Core'), object({ synonyms: { type: 'array', items: text } })] },
  Relation: { allOf: [ref('Named'), object({})] },
  Map: object({ n: long }, { additionalProperties: ref('Map') }),
};

async function samples(
  schema: object,
  openapi = '3.0.3',
): Promise<{ readonly here: unknown; readonly prism: unknown }> {
  const responses = { 200: { description: 'ok', content: { 'application/json': { schema } } } };
  const document = {
    openapi,
    info: { title: 'T', version: '1' },
    paths: { '/a': { get: { responses } } },
    components: { schemas },
  };
  const model = modelOf(document);
  const node = model.operations[0]?.responses[0]?.content[0]?.schema;
  if (!node) throw new Error('the fixture has a schema');
  const made = staticSample(model, node);
  const [operation] = await getHttpOperationsFromSpec(structuredClone(document));
  const result = generateStatic(operation, operation.responses[0].contents[0].schema);
  return {
    here: made.ok ? made.value : 'too complex',
    prism: result._tag === 'Right' ? result.right : 'too complex',
  };
}

describe('as Prism makes it up', () => {
  test.each<[name: string, schema: object]>([
    ['a schema within itself', ref('Node')],
    ['a list of itself', ref('Tree')],
    ['two within each other', ref('Person')],
    ['the same two from the other side', ref('Company')],
    ['both beside each other', object({ person: ref('Person'), company: ref('Company') })],
    ['within itself in two places', ref('Status')],
    [
      'lists of what is within itself',
      object({ accounts: { type: 'array', items: ref('Account') }, one: ref('Status') }),
    ],
    [
      'parts that are shared',
      object({ a: { type: 'array', items: ref('Relation') }, b: ref('Named'), c: ref('Relation') }),
    ],
    ['properties of any name within itself', ref('Map')],
    ['a choice of itself', { oneOf: [ref('Node'), text] }],
    ['an example beside one in an extension', { type: 'string', 'x-example': 'a', example: 'b' }],
    ['a bound that is a flag', { type: 'integer', minimum: 3, exclusiveMinimum: true }],
    ['what may be null', { type: 'string', nullable: true, enum: ['a'] }],
    [
      'no type but a keyword of one',
      object({ list: { uniqueItems: true }, map: { additionalProperties: true }, n: { multipleOf: 3 } }),
    ],
    ['what is beside a reference', { allOf: [{ ...ref('Core'), description: 'x' }] }],
    [
      'a property with the name of a prototype',
      object(JSON.parse('{"__proto__":{"type":"string"},"a":{"type":"string"}}')),
    ],
  ])('%s', async (_name, schema) => {
    const { here, prism } = await samples(schema);
    expect(JSON.stringify(here)).toBe(JSON.stringify(prism));
  });

  test.each<[name: string, schema: object]>([
    [
      'a condition',
      JSON.parse(
        `{"if":${JSON.stringify(object({ a: { const: 1 } }))},"then":${JSON.stringify(object({ b: long }))}}`,
      ),
    ],
    ['what a list contains', { type: 'array', contains: { ...long, example: 7 } }],
  ])('3.1: %s', async (_name, schema) => {
    const { here, prism } = await samples(schema, '3.1.0');
    expect(JSON.stringify(here)).toBe(JSON.stringify(prism));
  });
});

test('a choice of hundreds, each a choice of hundreds, ends', () => {
  const wide = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [
      `C${index}`,
      { oneOf: Array.from({ length: 400 }, (_item, to) => ref(`C${to}`)) },
    ]),
  );
  const model = modelOf({
    paths: {
      '/a': {
        get: {
          responses: { 200: { description: 'ok', content: { 'application/json': { schema: ref('C0') } } } },
        },
      },
    },
    components: { schemas: wide },
  });
  const node = model.operations[0]?.responses[0]?.content[0]?.schema;
  if (!node) throw new Error('the fixture has a schema');
  expect(staticSample(model, node)).toEqual({ ok: true, value: undefined });
});
