/** What openapi-typescript 7.13 gets wrong and our layer mends, by the issue that reports it. */
import { expect, test } from 'vitest';
import { buildModel } from '../model/build.ts';
import { generate } from './generate.ts';

type Json = Record<string, unknown>;

/** The components of `types.ts`, without comments, each run of white space as one space. */
async function componentsOf(schemas: Json, openapi: string): Promise<string> {
  const value = { openapi, info: { title: 'T', version: '1' }, paths: {}, components: { schemas } };
  const root = { uri: '/t.json', text: JSON.stringify(value), format: 'json' as const, value };
  const model = buildModel({ root, sources: new Map([[root.uri, root]]) });
  if (!model.ok) throw new Error(JSON.stringify(model.problems));
  const [types] = await generate('api', model.value, { version: '0.0.0' });
  return String(types?.text)
    .replace(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ');
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const object = (properties: Json, more: Json = {}) => ({ type: 'object', properties, ...more });
const pets = { Cat: object({ kind: text, lives: text }), Dog: object({ kind: text }) };
const oneOf = [ref('Cat'), ref('Dog')];

const cases: readonly [string, Json, string][] = [
  [
    '#1700: a mapping names the alternatives, several values one of them',
    {
      ...pets,
      Pet: {
        oneOf,
        discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', kitten: ref('Cat').$ref } },
      },
    },
    'Pet: ({ kind: "cat" | "kitten"; } & components["schemas"]["Cat"]) | ({ kind: "Dog"; } & components["schemas"]["Dog"]);',
  ],
  [
    '#1700: an alternative is not changed by a union that lists it',
    { ...pets, Pet: { oneOf, discriminator: { propertyName: 'kind' } } },
    'Dog: { kind?: string; };',
  ],
  [
    '#1690: an extended union keeps its discriminator',
    {
      ...pets,
      Pet: { oneOf, discriminator: { propertyName: 'kind' } },
      Owned: { allOf: [ref('Pet'), object({ owner: text })] },
    },
    'Owned: components["schemas"]["Pet"] & { owner?: string; };',
  ],
  [
    '#1464: a body that is joined with a union is not called "json"',
    {
      ...pets,
      Pet: { oneOf, discriminator: { propertyName: 'kind' } },
      Holder: object({ json: { allOf: [ref('Pet'), object({ owner: text })] } }),
    },
    'json?: components["schemas"]["Pet"] & { owner?: string; };',
  ],
  [
    '#1158: two levels of inheritance',
    {
      Pet: object({ type: text }, { required: ['type'], discriminator: { propertyName: 'type' } }),
      Dog: { allOf: [ref('Pet'), object({ bark: text })] },
      Poodle: { allOf: [ref('Dog'), object({ curl: text })] },
    },
    'Dog: { type: "Dog" | "Poodle"; } & components["schemas"]["Pet"] & { bark?: string; }; Poodle: { type: "Poodle"; } & components["schemas"]["Dog"] & { curl?: string; };',
  ],
  [
    'a discriminator whose values the schema knows better',
    {
      Cat: object({ kind: { enum: ['CAT'] } }, { required: ['kind'] }),
      Pet: { oneOf: [ref('Cat')], discriminator: { propertyName: 'kind', mapping: { cat: 'Cat' } } },
    },
    'Pet: components["schemas"]["Cat"];',
  ],
  [
    'alternatives that extend the union they are in',
    {
      Pet: { ...object({ name: text }), oneOf: [ref('Cat')], discriminator: { propertyName: 'kind' } },
      Cat: { allOf: [ref('Pet'), object({ lives: text })] },
    },
    'Pet: { name?: string; } & components["schemas"]["Cat"]; Cat: { kind: "Cat"; } & { name?: string; } & { lives?: string; };',
  ],
  [
    '#2380: anyOf beside properties',
    {
      A: object({ name: text }, { anyOf: [ref('B'), ref('C')] }),
      B: object({ b: text }),
      C: object({ c: text }),
    },
    'A: { name?: string; } & (components["schemas"]["B"] | components["schemas"]["C"]);',
  ],
  [
    '#2380: alternatives that only require do not make the rest unknown',
    { A: object({ a: text, b: text }, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }) },
    'A: { a?: string; b?: string; };',
  ],
  [
    '#1055: additional properties of another type',
    { A: object({ a: text, n: { type: 'number' } }, { additionalProperties: { type: 'integer' } }) },
    'A: { a?: string; n?: number; } & { [key: string]: number | string | undefined; };',
  ],
  [
    '#1055: of many types',
    {
      A: object(Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, { enum: [name] }])), {
        additionalProperties: { type: 'integer' },
      }),
    },
    '& { [key: string]: unknown; };',
  ],
  [
    'additional properties of the same type',
    { A: object({ a: { type: 'string', description: 'A' } }, { additionalProperties: text }) },
    'A: { a?: string; } & { [key: string]: string; };',
  ],
  [
    '#657: required here, declared two references away',
    { A: { allOf: [ref('B')], required: ['x'] }, B: { allOf: [ref('C')] }, C: object({ x: text }) },
    'A: components["schemas"]["B"] & { x: string; };',
  ],
  [
    '#1474: a member of allOf that only requires',
    { A: { allOf: [object({ x: text }), { required: ['x'] }] } },
    'A: { x: string; };',
  ],
  [
    'required of what may be null',
    { A: { allOf: [ref('B')], required: ['x'] }, B: object({ x: object({ y: text }) }, { nullable: true }) },
    'A: components["schemas"]["B"] & { x: { y?: string; }; };',
  ],
  [
    '#1892: tuples go on unless they are closed',
    {
      A: { type: 'array', prefixItems: [text], items: { type: 'number' } },
      B: { type: 'array', prefixItems: [text], items: false },
      C: { type: 'array', prefixItems: [text, text], minItems: 1 },
    },
    'A: [ string, ...number[] ]; B: [ string ]; C: [ string, string?, ...unknown[] ];',
  ],
  [
    'an array of what turns out to be an array',
    { A: { type: 'array', items: { allOf: [{ type: 'array', items: text }] } } },
    'A: string[][];',
  ],
  [
    '#2839: unevaluatedProperties',
    { A: { type: 'object', unevaluatedProperties: text } },
    'A: { [key: string]: string; };',
  ],
  [
    '#1603: recursion through arrays and maps',
    {
      A: {
        anyOf: [text, { type: 'array', items: ref('A') }, { type: 'object', additionalProperties: ref('A') }],
      },
    },
    'type RecursiveA = string | RecursiveA[] | { [key: string]: components["schemas"]["A"]; };',
  ],
  [
    'keywords beside a reference',
    { A: { ...ref('B'), properties: { y: text }, required: ['x'] }, B: object({ x: text }) },
    'A: components["schemas"]["B"] & { y?: string; } & { x: string; };',
  ],
  [
    'a member of allOf that says nothing',
    { A: { allOf: [ref('B'), { nullable: true }, { description: 'B' }, { type: 'object' }] }, B: text },
    'A: components["schemas"]["B"];',
  ],
  [
    'a type beside a reference',
    { A: { ...ref('B'), type: 'object' }, B: text },
    'A: components["schemas"]["B"];',
  ],
  ['values of an object', { A: { type: 'object', enum: [{ a: 1 }] } }, 'A: { a: 1; };'],
  [
    '#1564: a file that may be null',
    { A: object({ f: { type: ['string', 'null'], format: 'binary' } }) },
    'f?: Blob | null;',
  ],
  ['a percent sign in a name', { '50%': object({ a: ref('50%25') }) }, 'a?: components["schemas"]["50%"];'],
  ['no values', { A: { enum: [] } }, 'A: never;'],
  [
    '#1872: a null among the values',
    { A: { type: ['integer', 'null'], enum: [1, 2, null] } },
    'A: 1 | 2 | null;',
  ],
];

test.each(cases)('%s', async (_name, schemas, want) => {
  expect(await componentsOf(schemas, '3.1.0')).toContain(want);
});

test('before 3.1, keywords beside a reference do not count', async () => {
  const types = await componentsOf({ A: { ...ref('B'), properties: { y: text } }, B: text }, '3.0.3');
  expect(types).toContain('A: components["schemas"]["B"];');
});
