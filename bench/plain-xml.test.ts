import { expect, test } from 'vitest';
import { modelOf } from '../src/mock/model.fixture.ts';
import { readPlainXml, writePlainXml } from './plain-xml.ts';

const schema = {
  xml: { name: 'Pet' },
  properties: {
    id: { type: 'integer', xml: { attribute: true } },
    name: { type: 'string', xml: { name: 'called' } },
    tags: { type: 'array', items: { type: 'string', xml: { name: 'tag' } }, xml: { wrapped: true } },
    toys: { type: 'array', items: { $ref: '#/components/schemas/Toy' } },
  },
};
const { document } = modelOf({ paths: {}, components: { schemas: { Toy: { type: 'string' } } } });

test('a value is written with the names of its schema, and read without them', () => {
  const value = { id: 7, name: 'R<x', tags: ['a', 'b'], toys: ['ball', 'bone'], extra: null };
  const text = writePlainXml(document, { value: schema, at: { source: '/t.json', pointer: '' } }, value);
  expect(text).toBe(
    '<Pet id="7"><called>R&#60;x</called><tags><tag>a</tag><tag>b</tag></tags><toys>ball</toys><toys>bone</toys><extra></extra></Pet>',
  );
  expect(readPlainXml(text)).toEqual({
    ok: true,
    value: { called: 'R&#60;x', tags: { tag: ['a', 'b'] }, toys: ['ball', 'bone'], extra: '' },
  });
});

test.each(['<a>', '<a/><b/>', 'a'])('%s is not XML', (text) => {
  expect(readPlainXml(text).ok).toBe(false);
});
