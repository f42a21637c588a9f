import { expect, test } from 'vitest';
import { parseSource } from '../document/parse.ts';
import { buildModel } from '../model/build.ts';
import type { Model, SchemaNode } from '../model/model.ts';
import { validatorOf } from './validate.ts';

function modelWith(schemas: Record<string, unknown>): { model: Model; nodes: SchemaNode[] } {
  const document = { openapi: '3.1.0', paths: {}, components: { schemas } };
  const source = parseSource('/t.json', JSON.stringify(document));
  if (!source.ok) throw new Error('unreadable');
  const model = buildModel({ root: source.value, sources: new Map([['/t.json', source.value]]) });
  if (!model.ok) throw new Error('unusable');
  const nodes = Object.entries(schemas).map(([name, value]) => ({
    value,
    at: { source: '/t.json', pointer: `/components/schemas/${name}` },
  }));
  return { model: model.value, nodes };
}

const pets = {
  Pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
  Pet: {
    type: 'object',
    required: ['id', 'name'],
    properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string', format: 'odd' } },
  },
};

test.each([
  ['request', ['/0 required', '/1 type']],
  ['response', ['/0 required', '/0 required', '/1 type']],
] as const)('what schemas share is compiled once and says the same everywhere: %s', (direction, want) => {
  const { model, nodes } = modelWith(pets);
  const [pets_, pet] = nodes.map((node) => validatorOf(model, node, direction));
  expect(pets_?.check([{}, 1]).map(({ pointer, keyword }) => `${pointer} ${keyword}`)).toEqual(want);
  expect(pet?.check({}).map(({ schemaAt }) => schemaAt?.pointer)).toEqual(
    want.slice(1).map(() => '/components/schemas/Pet/required'),
  );
  expect(pets_?.problems).toEqual(pet?.problems);
  expect(pet?.problems.map(({ code }) => code)).toEqual(['format-unknown']);
});

test('a schema that cannot be compiled does not spoil those that refer to it', () => {
  const { model, nodes } = modelWith({
    ...pets,
    Bad: { minLength: 'x' },
    Owner: {
      type: 'object',
      required: ['pet'],
      properties: { pet: { $ref: '#/components/schemas/Pet' }, bad: { $ref: '#/components/schemas/Bad' } },
    },
  });
  const [, pet, bad, owner] = nodes.map((node) => validatorOf(model, node, 'response'));
  expect(bad?.problems.map(({ code, at }) => [code, at?.pointer])).toEqual([
    ['schema-uncompilable', '/components/schemas/Bad'],
  ]);
  expect(owner?.check({ bad: 1 }).map(({ keyword }) => keyword)).toEqual(['required']);
  expect(owner?.problems.map(({ code }) => code).sort()).toEqual(['format-unknown', 'schema-uncompilable']);
  expect(pet?.check({ id: 1 }).map(({ keyword }) => keyword)).toEqual(['required']);
});

test('the same validator is kept', () => {
  const { model, nodes } = modelWith(pets);
  const [first] = nodes;
  expect(first && validatorOf(model, first, 'response')).toBe(first && validatorOf(model, first, 'response'));
});

test('dynamic references lead to the outermost schema with their anchor', () => {
  const { model, nodes } = modelWith({
    Tree: {
      $dynamicAnchor: 'node',
      type: 'object',
      properties: { name: { type: 'string' }, children: { type: 'array', items: { $dynamicRef: '#node' } } },
    },
    Strict: { $dynamicAnchor: 'node', $ref: '#/components/schemas/Tree', required: ['name'] },
    Lost: { type: 'array', items: { $dynamicRef: '#elsewhere' } },
  });
  const [tree, strict, lost] = nodes.map((node) => validatorOf(model, node, 'response'));
  const value = { name: 'a', children: [{ children: [{ name: 1 }] }] };
  expect(tree?.check(value).map(({ pointer }) => pointer)).toEqual(['/children/0/children/0/name']);
  expect(
    strict
      ?.check(value)
      .map(({ pointer, keyword }) => `${pointer} ${keyword}`)
      .sort(),
  ).toEqual(['/children/0 required', '/children/0/children/0/name type']);
  expect(lost?.problems.map(({ code }) => code)).toEqual(['schema-keyword']);
});
