import { expect, test } from 'vitest';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import { modelOf } from '../items-server.fixture.ts';
import { findSelection } from './find-selection.ts';

const list = { type: 'array', items: { type: 'string' } };
const some = { type: 'array', items: { type: 'string', enum: ['name', 'size'] } };

function found(name: string, description: string, schema: unknown) {
  const item = {
    type: 'object',
    required: ['key'],
    properties: { id: {}, key: {}, name: {}, size: {}, color: {} },
  };
  const content = { 'application/json': { schema: item } };
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        get: {
          parameters: [{ name, in: 'query', description, schema }],
          responses: { 200: { description: 'Things.', content } },
        },
      },
    },
  });
  const [operation] = model.operations;
  const shown = operation?.responses[0]?.content[0]?.schema;
  if (!operation || !shown) throw new Error('the document has an operation');
  return findSelection(new SchemaFacts(model), operation, shown)?.fields ?? [];
}

test.each<[string, readonly string[], Parameters<typeof found>]>([
  ['a list', ['name', 'size', 'color'], ['fields', 'Only these fields.', list]],
  ['those of an enum', ['name', 'size'], ['fields', 'Only these fields.', some]],
  [
    'a text with commas',
    ['name', 'size', 'color'],
    ['select', 'Selected, separated by commas.', { type: 'string' }],
  ],
  ['of a type', ['name', 'size', 'color'], ['fields[things]', 'Only these fields.', list]],
  ['what is always there', ['name', 'size'], ['fields', 'Only these; color is always there.', list]],
  ['a text of another form', [], ['fields', 'Only these fields.', { type: 'string' }]],
  ['what is added', [], ['fields', 'Additional fields, only on demand.', list]],
  ['what is not said', [], ['fields', 'Fields.', list]],
  ['another parameter', [], ['tags', 'Only things with these.', list]],
])('%s', (_name, want, args) => {
  expect(found(...args)).toEqual(want);
});
