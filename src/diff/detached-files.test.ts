import { expect, test } from 'vitest';
import type { Document } from '../document/document.ts';
import { parseSource } from '../document/parse.ts';
import type { Source } from '../document/source.ts';
import { detachedFiles } from './detached-files.ts';

function documentOf(texts: Readonly<Record<string, string>>): Document {
  const sources = Object.entries(texts).map(([uri, text]): [string, Source] => {
    const parsed = parseSource(uri, text);
    if (!parsed.ok) throw new Error(uri);
    return [uri, parsed.value];
  });
  const [first] = sources;
  if (!first) throw new Error('no text');
  return { root: first[1], sources: new Map(sources) };
}

test('references lead from file to file, and nowhere else', () => {
  const document = documentOf({
    '/x/api.yaml': `
a: { $ref: '#/b' }
b: { $ref: 'parts/b.yaml#/B~1' }
c: { $ref: 'https://h.test/c.json' }
example: { $ref: '/etc/passwd' }
other: { $ref: 'https://elsewhere.test/x.json' }
properties: { $ref: { type: string } }
`,
    'https://h.test/c.json': '{ "c": [{ "$ref": "/d.json#/x" }] }',
    '/x/parts/b.yaml': "B/: { $ref: '../api.yaml' }\n",
  });
  expect(detachedFiles(document)).toEqual([
    {
      name: '0.json',
      uri: '/x/api.yaml',
      value: {
        a: { $ref: '#/b' },
        b: { $ref: '2.json#/B~1' },
        c: { $ref: '1.json' },
        example: { 'x-unread-ref': '/etc/passwd' },
        other: { 'x-unread-ref': 'https://elsewhere.test/x.json' },
        properties: { $ref: { type: 'string' } },
      },
    },
    { name: '1.json', uri: 'https://h.test/c.json', value: { c: [{ 'x-unread-ref': '/d.json#/x' }] } },
    { name: '2.json', uri: '/x/parts/b.yaml', value: { 'B/': { $ref: '0.json' } } },
  ]);
});

test('keys named like what objects have stay data', () => {
  const [file] = detachedFiles(documentOf({ '/a.json': '{"__proto__":{"polluted":true}}' }));
  expect(JSON.stringify(file?.value)).toBe('{"__proto__":{"polluted":true}}');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('nesting without end is refused', () => {
  const text = `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`;
  expect(() => detachedFiles(documentOf({ '/a.json': text }))).toThrow(/nests deeper than 1,000 levels/);
});
