import { describe, expect, test } from 'vitest';
import type { Document } from '../document/document.ts';
import { parseSource } from '../document/parse.ts';
import { adoptDocument } from './adopt-document.ts';

/** A document of texts by URI, the root first. */
function documentOf(texts: Readonly<Record<string, string>>): Document {
  const sources = Object.entries(texts).map(([uri, text]) => {
    const parsed = parseSource(uri, text);
    if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
    return parsed.value;
  });
  const [root] = sources;
  if (!root) throw new Error('a document has a root');
  return { root, sources: new Map(sources.map((source) => [source.uri, source])) };
}

const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';
const api = (ref: string) => `${head}paths:\n  /a: { $ref: "${ref}" }\n`;
const leaf = 'get: { responses: { "200": { description: ok } } }\n';

describe('the places of the texts', () => {
  test.each([
    ['one file', { '/p/shop.yaml': `${head}paths: {}\n` }, ['shop.yaml']],
    ['below', { '/p/api.yaml': api('paths/a.yaml'), '/p/paths/a.yaml': leaf }, ['api.yaml', 'paths/a.yaml']],
    ['beside', { '/p/v1/api.yaml': api('../a.yaml'), '/p/a.yaml': leaf }, ['v1/api.yaml', 'a.yaml']],
    ['no ending', { 'https://h.test/v2/api-docs': '{"openapi":"3.1.0"}' }, ['api-docs.json']],
    ['a query', { 'https://h.test/shop.yaml?v=1': `${head}paths: {}\n` }, ['shop.yaml']],
    [
      'on a host',
      { 'https://h.test/x/api.yaml': api('./a.yaml'), 'https://h.test/x/a.yaml': leaf },
      ['api.yaml', 'a.yaml'],
    ],
    [
      'of a revision',
      { 'git:main:spec/api.yaml': api('a.yaml'), 'git:main:spec/a.yaml': leaf },
      ['api.yaml', 'a.yaml'],
    ],
    ['standard input', { '<stdin>': `${head}paths: {}\n` }, ['openapi.yaml']],
    [
      'on another host',
      { '/p/api.yaml': api('https://h.test/a.yaml'), 'https://h.test/a.yaml': leaf },
      ['api.yaml'],
    ],
  ] as [string, Record<string, string>, string[]][])('%s', async (_name, texts, places) => {
    const adopted = await adoptDocument(documentOf(texts), '/new/spec/t');
    expect(adopted.files.map(({ path }) => path)).toEqual(places);
    expect(adopted.files[0]?.text).toBe(Object.values(texts)[0]);
    expect(adopted.isJoined).toBe(false);
    expect(adopted.document.root.uri).toBe(`/new/spec/t/${places[0]}`);
  });
});

describe('references that would not survive are joined', () => {
  test.each([
    ['an absolute path', { '/p/api.yaml': api('/p/x/a.yaml'), '/p/x/a.yaml': leaf }],
    [
      'its own host by name',
      { 'https://h.test/api.yaml': api('https://h.test/a.yaml'), 'https://h.test/a.yaml': leaf },
    ],
    [
      'a path that could lead out of the folder',
      { 'https://h.test/api.yaml': api('%2e%2e%2fa.yaml'), 'https://h.test/%2e%2e%2fa.yaml': leaf },
    ],
  ] as [string, Record<string, string>][])('%s', async (_name, texts) => {
    const adopted = await adoptDocument(documentOf(texts), '/new/spec/t');
    expect(adopted.isJoined).toBe(true);
    expect(adopted.files).toHaveLength(1);
    expect(adopted.files[0]?.path).toBe('openapi.yaml');
    expect(adopted.files[0]?.text).not.toContain('a.yaml');
    expect(adopted.files[0]?.text).toContain('description: ok');
  });
});

test('the hosts that are left are named', async () => {
  const texts = { '/p/api.yaml': api('https://h.test:8443/a.yaml'), 'https://h.test:8443/a.yaml': leaf };
  expect((await adoptDocument(documentOf(texts), '/new')).hosts).toEqual(['h.test:8443']);
});
