import { describe, expect, test } from 'vitest';
import type { MediaType } from '../model/model.ts';
import { modelOf } from '../verify/items-server.fixture.ts';
import { serializeBody } from './serialize-body.ts';

const model = modelOf({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: {} });

const mediaType = (name: string, encoding: MediaType['encoding'] = {}, schema?: unknown): MediaType => ({
  at: { source: '/items.json', pointer: '' },
  name,
  schema: schema === undefined ? undefined : { at: { source: '/items.json', pointer: '' }, value: schema },
  examples: [],
  encoding,
});

function written(type: MediaType, value: unknown): string {
  const result = serializeBody(model, type, value);
  return result.ok ? `${result.contentType} ${new TextDecoder().decode(result.bytes)}` : `! ${result.reason}`;
}

describe('bodies by media type', () => {
  const form = 'application/x-www-form-urlencoded';
  const cases: [name: string, type: MediaType, value: unknown, want: string][] = [
    ['JSON', mediaType('application/json'), { a: [1, null] }, 'application/json {"a":[1,null]}'],
    ['+json', mediaType('application/merge-patch+json'), {}, 'application/merge-patch+json {}'],
    [
      'JSON with parameters',
      mediaType('application/json; charset=utf-8'),
      'x',
      'application/json; charset=utf-8 "x"',
    ],
    ['a range', mediaType('*/*'), 1, 'application/json 1'],
    ['text', mediaType('text/plain'), 'a b', 'text/plain a b'],
    ['a range of text', mediaType('text/*'), 'a', 'text/plain a'],
    ['binary', mediaType('application/octet-stream'), 'abc', 'application/octet-stream abc'],
    ['XML as text', mediaType('application/xml'), '<a/>', 'application/xml <a/>'],
    [
      'XML of a value',
      mediaType('application/xml'),
      { a: 1 },
      '! there is no writer for application/xml bodies',
    ],
    [
      'text of a value',
      mediaType('text/csv'),
      [1],
      '! a text/csv body is written from text, not from an object',
    ],
    ['a form of a list', mediaType(form), [1], `! a ${form} body is written from an object`],
    [
      'a form',
      mediaType(form),
      { a: 'x y', 'b&': 1, c: ['1', '2'], d: { e: 1 }, f: undefined },
      `${form} a=x%20y&b%26=1&c=1&c=2&d=%7B%22e%22%3A1%7D`,
    ],
    [
      'a form with styles',
      mediaType(form, {
        a: { style: 'pipeDelimited', explode: false },
        b: { style: 'deepObject' },
        c: { explode: false },
      }),
      { a: [1, 2], b: { x: 1 }, c: [3, 4] },
      `${form} a=1%7C2&b%5Bx%5D=1&c=3,4`,
    ],
    [
      'a form with a name of the prototype',
      mediaType(form),
      JSON.parse('{"__proto__": "x"}'),
      `${form} __proto__=x`,
    ],
  ];
  test.each(cases)('%s', (_name, type, value, want) => {
    expect(written(type, value)).toBe(want);
  });
});

describe('multipart', () => {
  test('is read by the platform as it was written', async () => {
    const schema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } } };
    const type = mediaType('multipart/form-data', { note: { contentType: 'text/markdown' } }, schema);
    const value = { file: 'a,b\r\n1,2', note: '# Hi', meta: { rows: 1 }, tags: ['x', 'y'], 'na"me': 'q' };
    const result = serializeBody(model, type, value);
    if (!result.ok) throw new Error(result.reason);
    const request = new Request('http://localhost/', {
      method: 'POST',
      headers: { 'content-type': result.contentType },
      body: new Uint8Array(result.bytes),
    });
    const form = await request.formData();
    const file = form.get('file') as File;
    expect({ name: file.name, type: file.type, text: await file.text() }).toEqual({
      name: 'file',
      type: 'application/octet-stream',
      text: 'a,b\r\n1,2',
    });
    expect(form.get('note')).toBe('# Hi');
    expect(form.get('meta')).toBe('{"rows":1}');
    expect(form.getAll('tags')).toEqual(['x', 'y']);
    expect(form.get('na"me')).toBe('q');
    expect(new TextDecoder().decode(result.bytes)).toContain('Content-Type: text/markdown\r\n\r\n# Hi');
  });

  test('finds a boundary that no part contains', () => {
    const result = serializeBody(model, mediaType('multipart/form-data'), { a: 'concordat-boundary-0' });
    expect(result).toMatchObject({ contentType: 'multipart/form-data; boundary=concordat-boundary-1' });
  });
});
