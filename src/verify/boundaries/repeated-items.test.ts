import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { repeatedItems } from './repeated-items.ts';

/** The schema of a body, and the document that it stands in. */
function bodyOf(schema: unknown) {
  const post = { requestBody: { content: { 'application/json': { schema } } }, responses: {} };
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { '/a': { post } },
  });
  return { model, node: model.operations[0]?.requestBody?.content[0]?.schema };
}

const text = { type: 'string' };
const key = { type: 'string', pattern: '^[a-z][a-z0-9_]*$', maxLength: 12 };
const cases: [string, object, readonly unknown[], readonly unknown[] | undefined][] = [
  [
    'entries with keys get others',
    { key, text },
    [{ key: 'size', text: 'How large?' }],
    [
      { key: 'size', text: 'How large?' },
      { key: 'size_2', text: 'How large?' },
      { key: 'size_3', text: 'How large?' },
    ],
  ],
  [
    'a key that would be too long is cut off',
    { key },
    [{ key: 'satisfaction' }],
    [{ key: 'satisfaction' }, { key: 'satisfac_2' }, { key: 'satisfac_3' }],
  ],
  [
    'numbers are counted on',
    { position: { type: 'integer' } },
    [{ position: 1 }],
    [{ position: 1 }, { position: 3 }, { position: 4 }],
  ],
  ['what has no key is repeated', { text }, [{ text: 'a' }], [{ text: 'a' }, { text: 'a' }, { text: 'a' }]],
  [
    'what names something else is repeated',
    { product_id: text },
    [{ product_id: 'p1' }],
    [{ product_id: 'p1' }, { product_id: 'p1' }, { product_id: 'p1' }],
  ],
  ['a key of few values cannot be another', { code: { enum: ['a'] } }, [{ code: 'a' }], undefined],
  ['nothing is repeated of an empty list', { key }, [], undefined],
];
test.each(cases)('%s', (_name, properties, base, want) => {
  const { model, node } = bodyOf({ type: 'object', properties });
  expect(repeatedItems(model, node, base, 3)).toEqual(want);
});
