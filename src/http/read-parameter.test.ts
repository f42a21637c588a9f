import { describe, expect, test } from 'vitest';
import type { SchemaNode } from '../model/model.ts';
import { modelOf } from '../verify/items-server.fixture.ts';
import type { Malformed } from './malformed.ts';
import { parseCookies } from './read-cookies.ts';
import { fieldsParameterReader, type ReadableParameter, textParameterReader } from './read-parameter.ts';
import { parseQuery } from './read-query.ts';
import { serializeParameter } from './serialize-parameter.ts';

const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {},
  components: { schemas: { Id: { type: 'integer' } } },
});

let schemaCount = 0;
/** Schemas are known by their place, so that each gets its own. */
const nodeOf = (value: unknown): SchemaNode => {
  schemaCount += 1;
  return { value, at: { source: '/items.json', pointer: `/x/${schemaCount}` } };
};

const parameter = (
  place: ReadableParameter['in'],
  style: ReadableParameter['style'],
  explode: boolean,
  schema: unknown,
  more: Partial<ReadableParameter> = {},
): ReadableParameter => ({
  name: 'color',
  in: place,
  style,
  explode,
  allowReserved: false,
  content: [],
  schema: schema === undefined ? undefined : nodeOf(schema),
  ...more,
});

function read(style: ReadableParameter, text: string, others: readonly string[] = []): unknown {
  if (style.in === 'path' || style.in === 'header') return textParameterReader(model, style)(text);
  const fields = style.in === 'cookie' ? parseCookies(text) : (parseQuery(text) ?? []);
  return fieldsParameterReader(model, style, new Set(['color', ...others])).read(fields);
}

const text = { type: 'string' };
const list = { type: 'array', items: { type: 'string' } };
const whole = { type: 'integer' };
const object = { type: 'object', properties: { R: whole, G: whole, B: whole } };
const colors = ['blue', 'black', 'brown'];
const rgb = { R: 100, G: 200, B: 150 };

/** @see https://spec.openapis.org/oas/v3.1.1#style-examples The table of the specification, read. */
describe('the style examples of the specification', () => {
  type Row = [
    place: ReadableParameter['in'],
    style: ReadableParameter['style'],
    explode: boolean,
    schema: unknown,
    wire: string,
    want: unknown,
  ];
  test.each<Row>([
    ['path', 'matrix', false, text, ';color', ''],
    ['path', 'matrix', false, text, ';color=blue', 'blue'],
    ['path', 'matrix', false, list, ';color=blue,black,brown', colors],
    ['path', 'matrix', false, object, ';color=R,100,G,200,B,150', rgb],
    ['path', 'matrix', true, text, ';color=blue', 'blue'],
    ['path', 'matrix', true, list, ';color=blue;color=black;color=brown', colors],
    ['path', 'matrix', true, object, ';R=100;G=200;B=150', rgb],
    ['path', 'label', false, text, '.', ''],
    ['path', 'label', false, text, '.blue', 'blue'],
    ['path', 'label', false, list, '.blue,black,brown', colors],
    ['path', 'label', false, object, '.R,100,G,200,B,150', rgb],
    ['path', 'label', true, list, '.blue.black.brown', colors],
    ['path', 'label', true, object, '.R=100.G=200.B=150', rgb],
    ['path', 'simple', false, text, 'blue', 'blue'],
    ['path', 'simple', false, list, 'blue,black,brown', colors],
    ['path', 'simple', false, object, 'R,100,G,200,B,150', rgb],
    ['path', 'simple', true, list, 'blue,black,brown', colors],
    ['path', 'simple', true, object, 'R=100,G=200,B=150', rgb],
    ['header', 'simple', false, list, 'blue, black,brown', colors],
    ['header', 'simple', false, object, 'R,100,G,200,B,150', rgb],
    ['header', 'simple', true, object, 'R=100, G=200, B=150', rgb],
    ['query', 'form', false, text, 'color=', ''],
    ['query', 'form', false, text, 'color=blue', 'blue'],
    ['query', 'form', false, list, 'color=blue,black,brown', colors],
    ['query', 'form', false, object, 'color=R,100,G,200,B,150', rgb],
    ['query', 'form', true, list, 'color=blue&color=black&color=brown', colors],
    ['query', 'form', true, object, 'R=100&G=200&B=150', rgb],
    ['query', 'spaceDelimited', false, list, 'color=blue%20black%20brown', colors],
    ['query', 'spaceDelimited', false, list, 'color=blue+black+brown', colors],
    ['query', 'spaceDelimited', false, object, 'color=R%20100%20G%20200%20B%20150', rgb],
    ['query', 'pipeDelimited', false, list, 'color=blue%7Cblack|brown', colors],
    ['query', 'pipeDelimited', false, object, 'color=R%7C100%7CG%7C200%7CB%7C150', rgb],
    ['query', 'deepObject', true, object, 'color%5BR%5D=100&color[G]=200&color%5BB%5D=150', rgb],
    ['cookie', 'form', false, list, 'a=1; color=blue,black,brown', colors],
    ['cookie', 'form', true, list, 'color=blue; color=black; color=brown', colors],
    ['cookie', 'form', true, object, 'R=100; G=200; B=150', rgb],
    ['cookie', 'cookie', true, text, 'color=a%2Fb', 'a%2Fb'],
  ])('%s %s explode %s %j %s', (place, style, explode, schema, wire, want) => {
    expect(read(parameter(place, style, explode, schema), wire)).toEqual(want);
  });
});

const form = (schema: unknown, explode = true) => parameter('query', 'form', explode, schema);
const deep = (schema: unknown) => parameter('query', 'deepObject', true, schema);
const json = [{ name: 'application/json' }] as unknown as ReadableParameter['content'];
const integers = { type: 'array', items: whole };

describe('what the table leaves out', () => {
  test.each<[name: string, parameter: ReadableParameter, wire: string, want: unknown]>([
    ['nothing', form(text), 'other=1', undefined],
    ['an integer', form(whole), 'color=12', 12],
    ['1.0 is an integer', form(whole), 'color=1.0', 1],
    ['1.5 is none', form(whole), 'color=1.5', '1.5'],
    ['hexadecimal is no number', form({ type: 'number' }), 'color=0x10', '0x10'],
    ['blanks are no number', form({ type: 'number' }), 'color=%2012', ' 12'],
    ['beyond all numbers', form({ type: 'number' }), 'color=1e999', '1e999'],
    ['an empty text is no number', form(whole), 'color=', ''],
    ['an empty text is null', form({ type: ['integer', 'null'] }), 'color=', null],
    ['booleans', form({ type: 'boolean' }), 'color=true', true],
    ['1 is no boolean', form({ type: 'boolean' }), 'color=1', '1'],
    ['text where text is allowed', form({ type: 'string' }), 'color=12', '12'],
    ['a number where both are', form({ type: ['integer', 'string'] }), 'color=12', 12],
    ['the branch that is met', form({ oneOf: [{ type: 'integer', maximum: 5 }, text] }), 'color=12', '12'],
    ['a reference', form({ $ref: '#/components/schemas/Id' }), 'color=12', 12],
    ['an enum of numbers', form({ enum: [1, 2] }), 'color=1', 1],
    ['an enum of fractions', form({ type: 'number', enum: [1.5, 2.5] }), 'color=1.5', 1.5],
    ['no type at all', form({}), 'color=12', '12'],
    ['given twice', form(whole), 'color=1&color=2', ['1', '2']],
    ['one item', form(integers), 'color=1', [1]],
    ['a text or a list of one', form({ anyOf: [text, list] }), 'color=a', 'a'],
    ['a text or a list of two', form({ anyOf: [text, list] }), 'color=a&color=b', ['a', 'b']],
    ['an integer or a list, as text', form({ anyOf: [whole, integers] }, false), 'color=1,2', [1, 2]],
    ['a separator within an item', form(list, false), 'color=a%2Cb,c', ['a,b', 'c']],
    ['separators that are encoded', form(integers, false), 'color=1%2C2', [1, 2]],
    ['an empty list', form(list, false), 'color=', []],
    ['a blank', form(text), 'color=a+b%20c', 'a b c'],
    ['what is no encoding', form(text), 'color=%zz%e4', '%zz\ufffd'],
    ['an encoded name', parameter('query', 'form', true, integers, { name: 'ids[]' }), 'ids%5B%5D=1', [1]],
    ['an object of anything', form({ type: 'object' }), 'a=1&b=x', { a: '1', b: 'x' }],
    ['a key of the prototype', form({ type: 'object' }), '__proto__=x', JSON.parse('{"__proto__":"x"}')],
    ['an odd object', form({ type: 'object' }, false), 'color=a,b,c', 'a,b,c'],
    ['content of JSON', parameter('query', 'form', true, undefined, { content: json }), 'color=%7B%7D', {}],
    ['content in a header', parameter('header', 'simple', false, undefined, { content: json }), '[1]', [1]],
    ['a path with an encoded slash', parameter('path', 'simple', false, text), 'a%2Fb+c', 'a/b+c'],
    ['a list in a path', parameter('path', 'simple', false, integers), '1,2', [1, 2]],
    [
      'deeper',
      deep({ properties: { a: { properties: { b: whole } } }, type: 'object' }),
      'color[a][b]=1',
      { a: { b: '1' } },
    ],
    [
      'deeper, with types',
      deep({ type: 'object', properties: { a: { type: 'object', properties: { b: whole } } } }),
      'color[a][b]=1',
      { a: { b: 1 } },
    ],
    [
      'a list within',
      deep({ type: 'object', properties: { a: integers } }),
      'color[a][]=1&color[a][]=2',
      { a: [1, 2] },
    ],
    [
      'a list by index',
      deep({ type: 'object', properties: { a: integers } }),
      'color[a][0]=1&color[a][1]=2',
      { a: [1, 2] },
    ],
    [
      'a list by repetition',
      deep({ type: 'object', properties: { a: integers } }),
      'color[a]=1&color[a]=2',
      { a: [1, 2] },
    ],
    [
      'a prototype within',
      deep({ type: 'object' }),
      'color[__proto__][x]=1',
      JSON.parse('{"__proto__":{"x":"1"}}'),
    ],
  ])('%s', (_name, style, wire, want) => {
    const value = read(style, wire);
    expect(value).toEqual(want);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test.each<[name: string, parameter: ReadableParameter, wire: string, code: string]>([
    ['a label without its dot', parameter('path', 'label', false, text), 'blue', 'style'],
    ['a matrix of another name', parameter('path', 'matrix', false, text), ';size=blue', 'style'],
    ['brackets that do not close', deep(object), 'color[R=1', 'style'],
    ['nested too deep', deep(object), `color${'[a]'.repeat(11)}=1`, 'style'],
    [
      'content that is no JSON',
      parameter('query', 'form', true, undefined, { content: json }),
      'color={',
      'malformed-json',
    ],
  ])('%s cannot be read', (_name, style, wire, code) => {
    expect(read(style, wire)).toMatchObject({ code } satisfies Partial<Malformed>);
  });

  test('an exploded object leaves the other parameters alone', () => {
    expect(read(form({ type: 'object' }), 'a=1&page=2', ['page'])).toEqual({ a: '1' });
  });

  test('too many fields are not read', () => {
    expect(parseQuery('a=1&'.repeat(1000))?.length).toBe(1000);
    expect(parseQuery('a=1&'.repeat(1001))).toBeUndefined();
  });
});

describe('reading what was written gives the value back', () => {
  const characters = [...'aZ09 ,.;=&|/?#[]%+"\'\\é€😀'];
  /** The same numbers each time. */
  function* numbers(seed: number): Generator<number> {
    for (let state = seed; ; state = (state * 48_271) % 2_147_483_647) yield state;
  }
  const random = numbers(7);
  const next = (limit: number) => (random.next().value ?? 0) % limit;
  const word = (allowed: (character: string) => boolean) => {
    const choice = characters.filter(allowed);
    return Array.from({ length: 1 + next(6) }, () => choice[next(choice.length)]).join('');
  };
  const mixed = {
    type: 'object',
    properties: { n: { type: 'number' }, b: { type: 'boolean' }, s: text },
    required: ['n'],
  };
  /** Characters that a style cannot carry: RFC 6570 leaves the dot as it is, headers have no encoding. */
  const carries = (place: string, style: string) => (character: string) => {
    if (place === 'header') return /^[ -~]$/.test(character) && character !== ',' && character !== ' ';
    if (style === 'label') return character !== '.';
    if (style === 'spaceDelimited') return character !== ' ';
    return style !== 'pipeDelimited' || character !== '|';
  };
  test.each<[ReadableParameter['in'], ReadableParameter['style'], boolean]>([
    ['path', 'simple', false],
    ['path', 'simple', true],
    ['path', 'label', false],
    ['path', 'label', true],
    ['path', 'matrix', false],
    ['path', 'matrix', true],
    ['header', 'simple', false],
    ['header', 'simple', true],
    ['query', 'form', false],
    ['query', 'form', true],
    ['query', 'spaceDelimited', false],
    ['query', 'pipeDelimited', false],
    ['query', 'deepObject', true],
    ['cookie', 'form', false],
    ['cookie', 'form', true],
  ])('%s %s explode %s', (place, style, explode) => {
    const allowed = carries(place, style);
    for (let round = 0; round < 200; round += 1) {
      const values: [unknown, unknown][] = [
        [mixed, { n: next(1000) - 500, b: next(2) === 1, s: word(allowed) }],
      ];
      if (style !== 'deepObject') {
        values.push([text, word(allowed)], [whole, next(1000) - 500]);
        values.push([list, Array.from({ length: 1 + next(3) }, () => word(allowed))]);
      }
      for (const [schema, value] of values) {
        const one = parameter(place, style, explode, schema);
        const wire = serializeParameter(one, value);
        expect([wire, read(one, wire)]).toEqual([wire, value]);
      }
    }
  });
});
