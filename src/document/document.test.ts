import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../problem.ts';
import { absoluteUri, resolve, splitRef } from './document.ts';
import { locate } from './locate.ts';
import { parseSource } from './parse.ts';
import { formatPointer, parsePointer, valueAt } from './pointer.ts';
import { type ReadOptions, readDocument } from './read.ts';

describe('JSON pointers', () => {
  // The table of RFC 6901, section 5.
  const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'c%d': 2, 'm~n': 8, ' ': 7 };
  test.each([
    ['', document],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%25d', 2],
    ['/m~0n', 8],
    ['/%20', 7],
    ['/nothing', undefined],
    ['/__proto__', undefined],
    ['/foo/length/x', undefined],
  ])('%s', (pointer, want) => expect(valueAt(document, pointer)).toEqual(want));

  test('there and back', () => {
    const segments = ['paths', '/a~b/{id}', '50%', 'a%20b', 'get'];
    expect(parsePointer(formatPointer(segments))).toEqual(segments);
  });
});

describe('references', () => {
  test.each([
    ['#/a', '/x/api.yaml', '/x/api.yaml', '/a'],
    ['b.yaml', '/x/api.yaml', '/x/b.yaml', ''],
    ['../b.yaml#/a', '/x/y/api.yaml', '/x/b.yaml', '/a'],
    ['b c.yaml', '/x/d e/api.yaml', '/x/d e/b c.yaml', ''],
    ['b.json#/a', 'https://h.test/v1/api.json', 'https://h.test/v1/b.json', '/a'],
    ['https://h.test/b.json', '/x/api.yaml', 'https://h.test/b.json', ''],
  ])('%s in %s', (ref, base, source, pointer) => expect(splitRef(ref, base)).toEqual({ source, pointer }));

  test('a percent sign in a file name', () =>
    expect(absoluteUri('50%.yaml', '/x/api.yaml')).toBe('/x/50%.yaml'));

  test('a chain is followed, a circle is not', () => {
    const parsed = parseSource(
      '/t.yaml',
      "a: {$ref: '#/b'}\nb: {$ref: '#/c'}\nc: {x: 1}\nd: {$ref: '#/e'}\ne: {$ref: '#/d'}\n",
    );
    if (!parsed.ok) throw new Error('unreadable');
    const document = { root: parsed.value, sources: new Map([['/t.yaml', parsed.value]]) };
    const at = (pointer: string) => ({ source: '/t.yaml', pointer });
    expect(resolve(document, { $ref: '#/a' }, at('/q'))).toEqual({
      ok: true,
      resolved: { value: { x: 1 }, at: at('/c'), via: [at('/q'), at('/a'), at('/b')] },
    });
    const circle = resolve(document, { $ref: '#/d' }, at('/q'));
    expect(circle.ok ? undefined : circle.problem.message).toBe('"$ref: #/e" leads back to itself');
  });
});

describe('positions', () => {
  const yaml = 'openapi: 3.1.0\npaths:\n  "/a~b":\n    get: &x\n      tags: [one, two]\n    put: *x\n';
  const json = '{\n  "paths": {\n    "/a~b": { "get": {\n      "tags": ["one", "two"] } }\n  }\n}\n';
  test.each([
    [yaml, '', 1, 1],
    [yaml, '/paths', 2, 1],
    [yaml, '/paths/~1a~0b', 3, 3],
    [yaml, '/paths/~1a~0b/get/tags/1', 5, 19],
    [yaml, '/paths/~1a~0b/put', 6, 5],
    [yaml, '/paths/~1a~0b/get/nothing', 4, 5],
    [json, '/paths/~1a~0b', 3, 5],
    [json, '/paths/~1a~0b/get/tags/1', 4, 23],
  ])('%#: %s', (text, pointer, line, column) => {
    const parsed = parseSource('/t', text);
    if (!parsed.ok) throw new Error('unreadable');
    expect(locate({ sources: new Map([['/t', parsed.value]]) }, { source: '/t', pointer })).toEqual({
      line,
      column,
    });
  });
});

/** `code line:column` of each problem. */
const brief = (problems: readonly Problem[]) =>
  problems.map(({ code, at }) => `${code} ${at?.position?.line}:${at?.position?.column}`);

describe('text that is no document', () => {
  test.each([
    ['nothing', '', 'document-syntax 1:1', 'the file is empty'],
    ['blanks', ' \n\n', 'document-syntax 1:1', 'the file is empty'],
    [
      'a tab',
      'a:\n\tb: 1\n',
      'document-syntax 2:1',
      'not valid YAML: tab characters must not be used in indentation',
    ],
    ['a duplicate key', 'a: 1\na: 2\n', 'document-syntax 2:1', 'not valid YAML: duplicated mapping key'],
    [
      'a trailing comma',
      '{\n  "a": 1,\n}',
      'document-syntax 3:1',
      'not valid JSON: Expected double-quoted property name',
    ],
    ['cut-off JSON', '{ "a": ', 'document-syntax 1:8', 'not valid JSON: Unexpected end of JSON input'],
    ['bytes', 'PNG\0\0', 'document-syntax 1:1', 'this is a binary file, not JSON or YAML'],
    ['a list', '- a\n', 'document-syntax 1:1', 'the file does not hold an object'],
    ['a word', 'hello', 'document-syntax 1:1', 'the file does not hold an object'],
  ])('%s', (_name, text, where, message) => {
    const parsed = parseSource('/t.json', text);
    expect(parsed.ok).toBe(false);
    expect(brief(parsed.problems)).toEqual([where]);
    expect(parsed.problems[0]?.message).toBe(message);
  });

  test('keys named like what objects have stay data', () => {
    const parsed = parseSource('/t', '{"__proto__": {"polluted": true}, "constructor": 1}');
    expect(parsed.ok && Object.keys(parsed.value.value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('merge keys are merged', () => {
    const parsed = parseSource('/t', 'a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n');
    expect(parsed.ok && parsed.value.value).toEqual({ a: { x: 1 }, b: { x: 1, y: 2 } });
  });
});

describe('reading', () => {
  async function folder(files: Record<string, string>): Promise<string> {
    const dir = await mkdtemp(join(tmpdir(), 'concordat-'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
    return dir;
  }
  async function read(files: Record<string, string>, options: ReadOptions = {}) {
    const dir = await folder(files);
    const result = await readDocument('api.yaml', { cwd: dir, ...options });
    return { result, relative: (uri: string) => uri.replace(`${dir}/`, '') };
  }

  test('every file that is referred to, circles included', async () => {
    const { result, relative } = await read({
      'api.yaml': 'paths: {/a: {$ref: a.yaml}}\n',
      'a.yaml': "get: {x: {$ref: 'b.yaml#/X'}}\n",
      'b.yaml': "X: {$ref: 'api.yaml#/paths'}\n",
    });
    expect(result.ok && [...result.value.sources.keys()].map(relative)).toEqual([
      'api.yaml',
      'a.yaml',
      'b.yaml',
    ]);
  });

  test('a reference that is the data of an example is not read', async () => {
    const { result } = await read({ 'api.yaml': 'x:\n  example:\n    $ref: nowhere.yaml\n' });
    expect(result.ok).toBe(true);
  });

  const refused: [name: string, files: Record<string, string>, options: ReadOptions, want: string[]][] = [
    ['a missing file', {}, {}, ['document-unreadable undefined:undefined']],
    ['a missing reference', { 'api.yaml': 'a: 1\nb:\n  $ref: b.yaml\n' }, {}, ['ref-unresolved 2:1']],
    [
      'a broken reference',
      { 'api.yaml': 'b: {$ref: b.yaml}\n', 'b.yaml': 'a: [\n' },
      {},
      ['document-syntax 2:1'],
    ],
    [
      'a host not named',
      { 'api.yaml': 'b: {$ref: "https://h.test/b.yaml"}\n' },
      {},
      ['ref-remote-refused 1:1'],
    ],
    [
      'too large a file',
      { 'api.yaml': 'a: 12345678\n' },
      { maxBytes: 5 },
      ['document-unreadable undefined:undefined'],
    ],
  ];
  test.each(refused)('%s is a located problem', async (_name, files, options, want) => {
    const { result } = await read(files, options);
    expect(result.ok).toBe(false);
    expect(brief(result.problems)).toEqual(want);
  });

  test('a host that is named is asked, and what it answers is limited', async () => {
    const asked: string[] = [];
    const fetch = async (url: string | URL | Request) => {
      asked.push(String(url));
      return new Response('X: 1\n');
    };
    const files = { 'api.yaml': 'b: {$ref: "https://h.test/b.yaml#/X"}\n' };
    const { result } = await read(files, { allowHosts: ['h.test'], fetch });
    expect(result.ok).toBe(true);
    expect(asked).toEqual(['https://h.test/b.yaml']);
    const small = await read(files, {
      allowHosts: ['h.test'],
      fetch: async () => new Response('x'.repeat(100)),
      maxBytes: 60,
    });
    expect(small.result.ok).toBe(false);
  });

  test('a folder is not a document', async () => {
    const dir = await folder({});
    const result = await readDocument(dir);
    expect(result.problems[0]?.message).toBe(`${dir} is a folder, not a document`);
  });
});
