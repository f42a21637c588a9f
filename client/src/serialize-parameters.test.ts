import { describe, expect, test } from 'vitest';
import type { OperationDefinition, ParameterStyle } from './definition.ts';
import { writeCookies, writeHeaders, writePath, writeQuery } from './serialize-parameters.ts';

const rgb = { R: 100, G: 200 };
const list = ['blue', 'black'];

function operation(
  path: string,
  styles: Record<string, Record<string, ParameterStyle>> = {},
): OperationDefinition {
  return { method: 'GET', path, styles };
}

describe('query parameters, as the examples of the specification', () => {
  const cases: [string, ParameterStyle | undefined, unknown, string][] = [
    ['a string', undefined, 'blue', 'color=blue'],
    ['a number', undefined, 7, 'color=7'],
    ['false', undefined, false, 'color=false'],
    ['zero', undefined, 0, 'color=0'],
    ['an empty string', undefined, '', 'color='],
    ['undefined is left out', undefined, undefined, ''],
    ['null is left out', undefined, null, ''],
    ['an empty array is left out', undefined, [], ''],
    ['an empty object is left out', undefined, {}, ''],
    ['a date', undefined, new Date(0), 'color=1970-01-01T00%3A00%3A00.000Z'],
    ['what has a meaning in URLs', undefined, 'a&b=c d/é', 'color=a%26b%3Dc%20d%2F%C3%A9'],
    ['form, array', undefined, list, 'color=blue&color=black'],
    ['form, array, no explode', { explode: false }, list, 'color=blue,black'],
    ['form, object', undefined, rgb, 'R=100&G=200'],
    ['form, object, no explode', { explode: false }, rgb, 'color=R,100,G,200'],
    ['spaceDelimited', { style: 'spaceDelimited' }, list, 'color=blue%20black'],
    ['pipeDelimited', { style: 'pipeDelimited' }, list, 'color=blue|black'],
    ['deepObject', { style: 'deepObject' }, rgb, 'color[R]=100&color[G]=200'],
    ['allowReserved', { allowReserved: true }, 'a/b', 'color=a/b'],
    ['content', { json: true }, { a: [1, { b: 2 }] }, `color=${encodeURIComponent('{"a":[1,{"b":2}]}')}`],
  ];
  test.each(cases)('%s', (_name, style, value, want) => {
    const styles = style ? { query: { color: style } } : {};
    expect(writeQuery(operation('/x', styles), { color: value })).toBe(want);
  });

  test('several, in the order given, names encoded but for brackets', () => {
    expect(writeQuery(operation('/x'), { 'filter[a]': 1, 'b&c': 2 })).toBe('filter[a]=1&b%26c=2');
  });

  test('a style is looked up by its own name only', () => {
    expect(writeQuery(operation('/x', { query: {} }), { toString: 'x', constructor: 'y' })).toBe(
      'toString=x&constructor=y',
    );
  });

  test('a value nested deeper than any style is refused', () => {
    expect(() => writeQuery(operation('/x'), { filter: { a: { b: 1 } } })).toThrow(
      'GET /x: the query parameter "filter" holds a nested value, which the style "form" cannot write',
    );
  });
});

describe('path parameters', () => {
  const cases: [string, ParameterStyle | undefined, unknown, string][] = [
    ['simple', undefined, 'blue', '/c/blue'],
    ['simple, encoded', undefined, 'a/b c?#', '/c/a%2Fb%20c%3F%23'],
    ['simple, array', undefined, list, '/c/blue,black'],
    ['simple, object', undefined, rgb, '/c/R,100,G,200'],
    ['simple, object, explode', { explode: true }, rgb, '/c/R=100,G=200'],
    ['label', { style: 'label' }, 'blue', '/c/.blue'],
    ['label, array, explode', { style: 'label', explode: true }, list, '/c/.blue.black'],
    ['label, object, explode', { style: 'label', explode: true }, rgb, '/c/.R=100.G=200'],
    ['matrix', { style: 'matrix' }, 'blue', '/c/;color=blue'],
    ['matrix, array', { style: 'matrix' }, list, '/c/;color=blue,black'],
    ['matrix, array, explode', { style: 'matrix', explode: true }, list, '/c/;color=blue;color=black'],
    ['matrix, object', { style: 'matrix' }, rgb, '/c/;color=R,100,G,200'],
    ['a replacement pattern is text', undefined, '$&$1', '/c/%24%26%241'],
    ['a value that looks like a template', undefined, '{color}', '/c/%7Bcolor%7D'],
  ];
  test.each(cases)('%s', (_name, style, value, want) => {
    const styles = style ? { path: { color: style } } : {};
    expect(writePath(operation('/c/{color}', styles), { color: value })).toBe(want);
  });

  test.each([undefined, null, ''])('%j is missing', (id) => {
    expect(() => writePath(operation('/c/{id}'), { id })).toThrow(
      'GET /c/{id} needs the path parameter "id": pass { path: { "id": … } }',
    );
  });

  test.each(['.', '..', '%2e', '%2E%2e'])('%j cannot lead out of its segment', (id) => {
    const write = () => writePath(operation('/c/{id}/d'), { id });
    if (id.startsWith('%'))
      expect(new URL(write(), 'http://x').pathname).toBe(`/c/${encodeURIComponent(id)}/d`);
    else expect(write).toThrow('a path parameter may not make a segment "." or ".."');
  });

  test('parameters within a segment', () => {
    expect(writePath(operation('/{a}-{b}.json'), { a: 1, b: 2 })).toBe('/1-2.json');
  });
});

test('header parameters are not encoded', () => {
  expect(
    writeHeaders(operation('/x', { header: { o: { explode: true } } }), { a: 'x y/z', l: list, o: rgb }),
  ).toEqual({
    a: 'x y/z',
    l: 'blue,black',
    o: 'R=100,G=200',
  });
});

test('cookie parameters', () => {
  expect(writeCookies(operation('/x'), { a: 'x y', l: list, n: undefined })).toBe('a=x%20y; l=blue; l=black');
  expect(writeCookies(operation('/x'), {})).toBe(undefined);
});
