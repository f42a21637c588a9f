import { describe, expect, test } from 'vitest';
import { type ParameterStyle, serializeParameter } from './serialize-parameter.ts';

const parameter = (
  place: ParameterStyle['in'],
  style: ParameterStyle['style'],
  explode: boolean,
  more: Partial<ParameterStyle> = {},
): ParameterStyle => ({
  name: 'color',
  in: place,
  style,
  explode,
  allowReserved: false,
  content: [],
  ...more,
});

/** @see https://spec.openapis.org/oas/v3.1.1#style-examples The table of the specification, whole. */
describe('the style examples of the specification', () => {
  const array = ['blue', 'black', 'brown'];
  const object = { R: 100, G: 200, B: 150 };
  const cases: [
    place: ParameterStyle['in'],
    style: ParameterStyle['style'],
    explode: boolean,
    value: unknown,
    want: string,
  ][] = [
    ['path', 'matrix', false, '', ';color'],
    ['path', 'matrix', false, 'blue', ';color=blue'],
    ['path', 'matrix', false, array, ';color=blue,black,brown'],
    ['path', 'matrix', false, object, ';color=R,100,G,200,B,150'],
    ['path', 'matrix', true, '', ';color'],
    ['path', 'matrix', true, 'blue', ';color=blue'],
    ['path', 'matrix', true, array, ';color=blue;color=black;color=brown'],
    ['path', 'matrix', true, object, ';R=100;G=200;B=150'],
    ['path', 'label', false, '', '.'],
    ['path', 'label', false, 'blue', '.blue'],
    ['path', 'label', false, array, '.blue,black,brown'],
    ['path', 'label', false, object, '.R,100,G,200,B,150'],
    ['path', 'label', true, '', '.'],
    ['path', 'label', true, 'blue', '.blue'],
    ['path', 'label', true, array, '.blue.black.brown'],
    ['path', 'label', true, object, '.R=100.G=200.B=150'],
    ['path', 'simple', false, '', ''],
    ['path', 'simple', false, 'blue', 'blue'],
    ['path', 'simple', false, array, 'blue,black,brown'],
    ['path', 'simple', false, object, 'R,100,G,200,B,150'],
    ['path', 'simple', true, array, 'blue,black,brown'],
    ['path', 'simple', true, object, 'R=100,G=200,B=150'],
    ['header', 'simple', false, array, 'blue,black,brown'],
    ['header', 'simple', false, object, 'R,100,G,200,B,150'],
    ['header', 'simple', true, object, 'R=100,G=200,B=150'],
    ['query', 'form', false, '', 'color='],
    ['query', 'form', false, 'blue', 'color=blue'],
    ['query', 'form', false, array, 'color=blue,black,brown'],
    ['query', 'form', false, object, 'color=R,100,G,200,B,150'],
    ['query', 'form', true, '', 'color='],
    ['query', 'form', true, 'blue', 'color=blue'],
    ['query', 'form', true, array, 'color=blue&color=black&color=brown'],
    ['query', 'form', true, object, 'R=100&G=200&B=150'],
    ['query', 'spaceDelimited', false, array, 'color=blue%20black%20brown'],
    ['query', 'spaceDelimited', false, object, 'color=R%20100%20G%20200%20B%20150'],
    ['query', 'pipeDelimited', false, array, 'color=blue%7Cblack%7Cbrown'],
    ['query', 'pipeDelimited', false, object, 'color=R%7C100%7CG%7C200%7CB%7C150'],
    ['query', 'deepObject', true, object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  ];
  test.each(cases)('%s %s explode %s %j', (place, style, explode, value, want) => {
    expect(serializeParameter(parameter(place, style, explode), value)).toBe(want);
  });
});

describe('what the table leaves out', () => {
  const json = [{ name: 'application/json' }] as unknown as ParameterStyle['content'];
  const cases: [name: string, parameter: ParameterStyle, value: unknown, want: string][] = [
    [
      'a path keeps nothing reserved',
      parameter('path', 'simple', false),
      'a/b c?d#e%2F',
      'a%2Fb%20c%3Fd%23e%252F',
    ],
    [
      'a query keeps nothing reserved',
      parameter('query', 'form', true),
      "a&b=c'(d)*!",
      'color=a%26b%3Dc%27%28d%29%2A%21',
    ],
    [
      'allowReserved, but for what would end the value',
      parameter('query', 'form', true, { allowReserved: true }),
      '/a:b?c=d&e#f+g[h]%20',
      'color=/a:b?c=d%26e%23f%2Bg%5Bh%5D%20',
    ],
    ['a separator within an item', parameter('query', 'form', false), ['a,b', 'c'], 'color=a%2Cb,c'],
    [
      'a name is encoded',
      parameter('query', 'form', true, { name: 'ids[]' }),
      [1, 2],
      'ids%5B%5D=1&ids%5B%5D=2',
    ],
    ['an empty list', parameter('query', 'form', true), [], ''],
    ['text beyond ASCII', parameter('query', 'form', true), 'é€', 'color=%C3%A9%E2%82%AC'],
    ['a half of a pair', parameter('query', 'form', true), '\ud800', 'color=%EF%BF%BD'],
    ['a header as it is', parameter('header', 'simple', false), 'a b; "c"', 'a b; "c"'],
    ['a header without line breaks', parameter('header', 'simple', false), 'a\r\nb', 'a%0D%0Ab'],
    ['a cookie', parameter('cookie', 'form', true), 'blue', 'color=blue'],
    ['cookies apart', parameter('cookie', 'form', true), ['blue', 'black'], 'color=blue; color=black'],
    ['a cookie of 3.2 as it is', parameter('cookie', 'cookie', true), 'a/b', 'color=a/b'],
    [
      'spaceDelimited exploded is form',
      parameter('query', 'spaceDelimited', true),
      ['a', 'b'],
      'color=a&color=b',
    ],
    [
      'deepObject with a list',
      parameter('query', 'deepObject', true),
      { a: [1, 2] },
      'color%5Ba%5D=1&color%5Ba%5D=2',
    ],
    ['booleans, numbers and null', parameter('query', 'form', false), [true, 1.5, null], 'color=true,1.5,'],
    [
      'content of JSON',
      parameter('query', 'form', true, { content: json }),
      { a: [1] },
      'color=%7B%22a%22%3A%5B1%5D%7D',
    ],
    [
      'content of JSON in a header',
      parameter('header', 'simple', false, { content: json }),
      { a: 1 },
      '{"a":1}',
    ],
    ['a whole query of 3.2', parameter('querystring', 'form', true), { a: 1, b: ['x', 'y'] }, 'a=1&b=x&b=y'],
    [
      'a whole query of JSON',
      parameter('querystring', 'form', true, { content: json }),
      { a: 1 },
      '%7B%22a%22%3A1%7D',
    ],
  ];
  test.each(cases)('%s', (_name, style, value, want) => {
    expect(serializeParameter(style, value)).toBe(want);
  });
});
