import { expect, test } from 'vitest';
import { parseSource } from '../document/parse.ts';
import { buildModel } from '../model/build.ts';
import type { Model, SchemaNode } from '../model/model.ts';
import { shareValidators, validatorOf } from './validate.ts';

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
] as const)('shared validators of a %s say what others say', (direction, want) => {
  const value = [{}, 1];
  const { model, nodes } = modelWith(pets);
  const alone = nodes.map((node) => validatorOf(model, node, direction));
  const again = modelWith(pets);
  expect(shareValidators(again.model, [...again.nodes, ...again.nodes], direction)).toBe(true);
  const shared = again.nodes.map((node) => validatorOf(again.model, node, direction));
  expect(shared.map((validator) => validator.check(value))).toEqual(
    alone.map((validator) => validator.check(value)),
  );
  expect(shared.map(({ problems }) => problems)).toEqual(alone.map(({ problems }) => problems));
  expect(shared[0]?.check(value).map(({ pointer, keyword }) => `${pointer} ${keyword}`)).toEqual(want);
});

test('a schema that cannot be compiled does not spoil the others', () => {
  const { model, nodes } = modelWith({ ...pets, Bad: { minLength: 'x' } });
  expect(shareValidators(model, nodes, 'response')).toBe(false);
  const [, pet, bad] = nodes.map((node) => validatorOf(model, node, 'response'));
  expect(pet?.check({ id: 1 }).map(({ keyword }) => keyword)).toEqual(['required']);
  expect(bad?.problems.map(({ code }) => code)).toEqual(['schema-uncompilable']);
});

test('validators that are there already stay', () => {
  const { model, nodes } = modelWith(pets);
  const [first] = nodes;
  const before = first && validatorOf(model, first, 'response');
  shareValidators(model, nodes, 'response');
  expect(first && validatorOf(model, first, 'response')).toBe(before);
});
