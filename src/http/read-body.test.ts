import { describe, expect, test } from 'vitest';
import type { MediaType } from '../model/model.ts';
import { modelOf } from '../verify/items-server.fixture.ts';
import { parseMediaType } from './media-type.ts';
import { bodyReaderOf } from './read-body.ts';
import { serializeBody } from './serialize-body.ts';

const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {},
  components: {
    schemas: {
      Node: {
        type: 'object',
        properties: { v: { type: 'integer' }, next: { $ref: '#/components/schemas/Node' } },
      },
    },
  },
});

let schemaCount = 0;
/** Schemas are known by their place, so that each gets its own. */
function mediaTypeOf(name: string, schema: unknown, encoding: Record<string, unknown> = {}): MediaType {
  schemaCount += 1;
  const at = { source: '/items.json', pointer: `/x/${schemaCount}` };
  const node = schema === undefined ? undefined : { value: schema, at };
  return { at, name, schema: node, examples: [], encoding };
}

function read(mediaType: MediaType, body: string | Uint8Array, contentType = mediaType.name) {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return bodyReaderOf(model, mediaType, parseMediaType(contentType)).read(bytes);
}

const whole = { type: 'integer' };
const text = { type: 'string' };
const wholes = { type: 'array', items: whole };
const object = (properties: object, more = {}) => ({ type: 'object', properties, ...more });
const form = 'application/x-www-form-urlencoded';

describe('urlencoded', () => {
  type Row = [name: string, schema: unknown, encoding: Record<string, unknown>, body: string, want: unknown];
  test.each<Row>([
    ['types', object({ n: whole, b: { type: 'boolean' } }), {}, 'n=1&b=true', { n: 1, b: true }],
    ['blanks and percents', object({ s: text }), {}, 's=a+b%26%C3%A9', { s: 'a b&é' }],
    ['a list, repeated', object({ n: wholes }), {}, 'n=1&n=2', { n: [1, 2] }],
    ['a list of one', object({ n: wholes }), {}, 'n=1', { n: [1] }],
    ['a list as JSON', object({ n: wholes }), {}, 'n=%5B1%2C2%5D', { n: [1, 2] }],
    ['a list with commas', object({ n: wholes }), { n: { explode: false } }, 'n=1,2', { n: [1, 2] }],
    ['a list with bars', object({ n: wholes }), { n: { style: 'pipeDelimited' } }, 'n=1%7C2', { n: [1, 2] }],
    ['an object as JSON', object({ o: object({ n: whole }) }), {}, 'o=%7B%22n%22%3A1%7D', { o: { n: 1 } }],
    [
      'a deep object',
      object({ o: object({ n: whole }) }),
      { o: { style: 'deepObject' } },
      'o[n]=1',
      { o: { n: 1 } },
    ],
    [
      'a list in a deep object',
      object({ items: { type: 'array', items: object({ n: whole }) } }),
      { items: { style: 'deepObject', explode: true } },
      'items[0][n]=1&items[1][n]=2',
      { items: [{ n: 1 }, { n: 2 }] },
    ],
    ['what is not listed', object({ n: whole }), {}, 'n=1&x=2&x=3', { n: 1, x: ['2', '3'] }],
    ['a type for all others', object({}, { additionalProperties: whole }), {}, 'x=2', { x: 2 }],
    [
      'the branch that is met',
      { oneOf: [object({ n: whole }, { required: ['n'] }), object({ s: text }, { required: ['s'] })] },
      {},
      's=1',
      { s: '1' },
    ],
    ['no schema', undefined, {}, 'a=1', { a: '1' }],
    ['a key of the prototype', object({}), {}, '__proto__=1', JSON.parse('{"__proto__":"1"}')],
    [
      'a schema that leads back',
      { $ref: '#/components/schemas/Node' },
      { next: { style: 'deepObject' } },
      'v=1&next[next][v]=2',
      { v: 1, next: { next: { v: 2 } } },
    ],
  ])('%s', (_name, schema, encoding, body, want) => {
    expect(read(mediaTypeOf(form, schema, encoding), body)).toMatchObject({ ok: true, value: want });
  });

  test('too many fields', () => {
    expect(read(mediaTypeOf(form, object({})), 'a=1&'.repeat(1001))).toMatchObject({
      ok: false,
      fault: { status: 400, code: 'too-many-fields' },
    });
  });
});

describe('multipart', () => {
  const part = (head: string, body: string) =>
    `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const typed = (name: string, type: string, body: string) =>
    part(`name="${name}"; filename="f"\r\nContent-Type: ${type}`, body);
  const file = { type: 'string', format: 'binary' };
  const multipart = 'multipart/form-data; boundary=b';
  test.each<[name: string, schema: unknown, encoding: Record<string, unknown>, parts: string, want: unknown]>(
    [
      [
        'types',
        object({ n: whole, s: text }),
        {},
        part('name="n"', '1') + part('name="s"', '1'),
        { n: 1, s: '1' },
      ],
      ['lines within', object({ s: text }), {}, part('name="s"', 'a\r\n\r\nb\r\n'), { s: 'a\r\n\r\nb\r\n' }],
      ['an empty part', object({ s: text }), {}, part('name="s"', ''), { s: '' }],
      ['names as browsers write them', object({}), {}, part('name="a%22b"', '1'), { 'a"b': '1' }],
      ['names without quotes', object({}), {}, part('name=a', '1'), { a: '1' }],
      [
        'JSON by its type',
        object({ o: object({ n: whole }) }),
        {},
        typed('o', 'application/json', '{"n":1}'),
        { o: { n: 1 } },
      ],
      [
        'JSON by its schema',
        object({ o: object({ n: whole }) }),
        {},
        part('name="o"', '{"n":1}'),
        { o: { n: 1 } },
      ],
      [
        'JSON by its encoding',
        object({ o: {} }),
        { o: { contentType: 'application/json' } },
        part('name="o"', '[1]'),
        { o: [1] },
      ],
      ['a list', object({ n: wholes }), {}, part('name="n"', '1') + part('name="n"', '2'), { n: [1, 2] }],
      ['a list of one', object({ n: wholes }), {}, part('name="n"', '1'), { n: [1] }],
      ['a list as JSON', object({ n: wholes }), {}, typed('n', 'application/json', '[1,2]'), { n: [1, 2] }],
      [
        'files',
        object({ f: { type: 'array', items: file } }),
        {},
        typed('f', 'image/png', '1') + typed('f', 'image/png', '2'),
        { f: ['1', '2'] },
      ],
      ['a file of JSON stays one', object({ f: file }), {}, typed('f', 'application/json', '{'), { f: '{' }],
      [
        'a file of 3.1',
        object({ f: { contentMediaType: 'image/png' } }),
        {},
        typed('f', 'image/png', '1'),
        { f: '1' },
      ],
      [
        'a key of the prototype',
        object({}),
        {},
        part('name="__proto__"', '1'),
        JSON.parse('{"__proto__":"1"}'),
      ],
    ],
  )('%s', (_name, schema, encoding, parts, want) => {
    const mediaType = mediaTypeOf('multipart/form-data', schema, encoding);
    expect(read(mediaType, `${parts}--b--\r\n`, multipart)).toEqual({ ok: true, value: want, faults: [] });
  });

  test('bytes stay bytes', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const mediaType = mediaTypeOf('multipart/form-data', object({ f: file, n: whole }));
    const written = serializeBody(model, mediaType, { f: bytes, n: 7 });
    if (!written.ok) throw new Error(written.reason);
    const reading = read(mediaType, written.bytes, written.contentType);
    expect(reading).toEqual({
      ok: true,
      value: { f: Buffer.from(bytes).toString('latin1'), n: 7 },
      faults: [],
    });
  });

  test.each<[name: string, encoding: Record<string, unknown>, parts: string, fault: unknown]>([
    [
      'a type that is not allowed',
      { f: { contentType: 'image/png, image/jpeg' } },
      typed('f', 'text/html', 'x'),
      {
        path: ['f'],
        code: 'content-type',
        message: "must be of the media type image/png or image/jpeg; found 'text/html'",
      },
    ],
    [
      'malformed JSON',
      {},
      typed('o', 'application/json', '{'),
      { path: ['o'], code: 'malformed-json', message: 'must be valid JSON, as its media type has it' },
    ],
  ])('%s is a fault of its part', (_name, encoding, parts, fault) => {
    const mediaType = mediaTypeOf('multipart/form-data', object({ f: file, o: object({}) }), encoding);
    expect(read(mediaType, `${parts}--b--\r\n`, multipart)).toMatchObject({ faults: [fault] });
  });

  test.each<[name: string, contentType: string, body: string, status: number, detail: RegExp]>([
    ['no boundary', 'multipart/form-data', '', 415, /boundary=abc/],
    ['another boundary', multipart, '--c\r\n\r\nx\r\n--c--', 400, /does not begin/],
    ['no end', multipart, part('name="a"', '1'), 400, /does not end with its boundary/],
    ['a head without an end', multipart, '--b\r\nContent-Disposition: x\r\n--b--', 400, /head of part 1/],
    ['too many parts', multipart, `${part('name="a"', '1').repeat(1001)}--b--`, 400, /more than 1000 parts/],
  ])('%s cannot be read', (_name, contentType, body, status, detail) => {
    expect(read(mediaTypeOf('multipart/form-data', object({})), body, contentType)).toMatchObject({
      ok: false,
      fault: { status, detail: expect.stringMatching(detail) },
    });
  });
});

describe('XML', () => {
  const pet = object(
    {
      id: { type: 'integer', xml: { attribute: true } },
      name: { type: 'string', xml: { name: 'label' } },
      alive: { type: 'boolean' },
      tags: {
        type: 'array',
        xml: { wrapped: true, name: 'tags' },
        items: { type: 'string', xml: { name: 'tag' } },
      },
      legs: wholes,
      owner: object({ name: text }),
    },
    { xml: { name: 'pet', prefix: 'p' } },
  );
  test.each<[name: string, schema: unknown, body: string, want: unknown]>([
    ['an attribute', pet, '<pet id="7"/>', { id: 7 }],
    ['another name', pet, '<pet><label>Rex</label></pet>', { name: 'Rex' }],
    [
      'a prefix',
      pet,
      '<?xml version="1.0"?><p:pet xmlns:p="urn:x"><p:alive>true</p:alive></p:pet>',
      { alive: true },
    ],
    ['a wrapped list', pet, '<pet><tags><tag>a</tag><tag>b</tag></tags></pet>', { tags: ['a', 'b'] }],
    ['an empty wrapped list', pet, '<pet><tags/></pet>', { tags: [] }],
    ['a list that is not wrapped', pet, '<pet><legs>1</legs><legs>2</legs></pet>', { legs: [1, 2] }],
    ['an object within', pet, '<pet><owner><name>1</name></owner></pet>', { owner: { name: '1' } }],
    ['entities and characters', pet, '<pet><label>&lt;&amp;&#x41;&#66;</label></pet>', { name: '<&AB' }],
    ['CDATA', pet, '<pet><label><![CDATA[a&amp;<b>]]></label></pet>', { name: 'a&amp;<b>' }],
    ['comments', pet, '<!-- <!DOCTYPE x> --><pet><!-- x --><label>a<!-- b --></label></pet>', { name: 'a' }],
    ['nil', pet, '<pet xmlns:xsi="urn:i"><owner xsi:nil="true"/></pet>', { owner: null }],
    ['what is not listed', pet, '<pet><size><cm>1</cm></size></pet>', { size: { cm: '1' } }],
    ['a name twice', pet, '<pet><label>a</label><label>b</label></pet>', { name: ['a', 'b'] }],
    ['a key of the prototype', object({}), '<a><b>1</b></a>', { b: '1' }],
    [
      'an empty list that is asked for',
      object({ legs: wholes }, { required: ['legs'] }),
      '<a/>',
      { legs: [] },
    ],
    ['no schema', undefined, '<a><b>1</b><b>2</b></a>', { b: ['1', '2'] }],
    [
      'a schema that leads back',
      { $ref: '#/components/schemas/Node' },
      '<Node><next><v>1</v></next></Node>',
      { next: { v: 1 } },
    ],
    ['a scalar', whole, '<n>12</n>', 12],
  ])('%s', (_name, schema, body, want) => {
    expect(read(mediaTypeOf('application/xml', schema), body)).toEqual({ ok: true, value: want, faults: [] });
  });

  test('another root than the schema names is a fault', () => {
    expect(read(mediaTypeOf('text/xml', pet), '<dog/>')).toMatchObject({
      faults: [{ path: [], code: 'xml', message: "must be the element <pet>; found 'dog'" }],
    });
  });

  test.each<[name: string, body: string, detail: RegExp]>([
    ['what does not close', '<a>\n<b></a>', /line 2, column/],
    ['what is none', 'a', /./],
    ['entities of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /DOCTYPE/],
    ['deeper than anyone writes', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`, /./],
  ])('%s cannot be read', (_name, body, detail) => {
    expect(read(mediaTypeOf('application/xml', pet), body)).toMatchObject({
      ok: false,
      fault: { status: 400, code: 'malformed-xml', detail: expect.stringMatching(detail) },
    });
  });

  test('names that objects inherit are data', () => {
    const body =
      '<a toString="1"><constructor><hasOwnProperty>1</hasOwnProperty></constructor><__proto__><x>1</x></__proto__></a>';
    const want = JSON.parse('{"constructor":{"hasOwnProperty":"1"},"__proto__":{"x":"1"}}');
    expect(read(mediaTypeOf('application/xml', undefined), body)).toEqual({
      ok: true,
      value: want,
      faults: [],
    });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
