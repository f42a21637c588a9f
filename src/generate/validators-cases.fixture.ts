/** Schemas of every keyword and format, and values for them. */

const person = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string', minLength: 1, maxLength: 3 },
    password: { type: 'string', writeOnly: true },
    friends: { type: 'array', items: { $ref: '#/components/schemas/person' } },
  },
};

/** Every keyword, with values that meet it and values that do not. */
export const schemas: Readonly<Record<string, { schema: unknown; values: readonly unknown[] }>> = {
  type: { schema: { type: 'integer' }, values: [1, 1.0, 1.5, '1', null, [], {}, true] },
  types: { schema: { type: ['string', 'null'] }, values: ['', null, 1, []] },
  enum: {
    schema: { enum: ['a', 1, null, { a: [1, 2], b: 2 }] },
    values: ['a', 1, null, { b: 2, a: [1, 2] }, { a: [2, 1], b: 2 }, 'b', '1'],
  },
  const: { schema: { const: { a: 1 } }, values: [{ a: 1 }, { a: 2 }, {}, 1] },
  bounds: { schema: { minimum: 1, maximum: 10 }, values: [0, 1, 10, 10.5, 'x'] },
  exclusive: { schema: { exclusiveMinimum: 1, exclusiveMaximum: 10 }, values: [1, 1.1, 9.9, 10] },
  multiple: { schema: { multipleOf: 0.01 }, values: [1.13, 4.35, 0.001, 'x'] },
  length: {
    schema: { minLength: 2, maxLength: 3 },
    values: ['a', 'ab', 'abc', 'abcd', '😀', '😀😀', '😀😀😀😀', 1],
  },
  pattern: { schema: { pattern: '^a/[b-d]+$' }, values: ['a/bcd', 'a/', 'xa/b', 1] },
  oldPattern: { schema: { pattern: '^\\_a$' }, values: ['_a', 'a'] },
  items: {
    schema: { items: { type: 'integer' }, minItems: 1, maxItems: 2 },
    values: [[], [1], [1, 'a'], [1, 2, 3], 'x'],
  },
  tuple: {
    schema: { prefixItems: [{ type: 'integer' }, { type: 'string' }], items: false },
    values: [[], [1], [1, 'a'], [1, 'a', 2], ['a'], [1, 2]],
  },
  openTuple: {
    schema: { prefixItems: [{ type: 'integer' }] },
    values: [
      [1, 'a'],
      ['a', 1],
    ],
  },
  unique: {
    schema: { uniqueItems: true },
    values: [
      [1, 2],
      [1, 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [1, '1'],
      [[1], [1]],
    ],
  },
  contains: { schema: { contains: { type: 'integer' } }, values: [[], [1], ['a', 1], 1] },
  containsSome: {
    schema: { contains: { type: 'integer' }, minContains: 2, maxContains: 3 },
    values: [[1], [1, 2], [1, 2, 3, 4]],
  },
  required: {
    schema: { required: ['a', 'b'] },
    values: [{}, { a: 1 }, { a: 1, b: 2 }, []],
  },
  properties: {
    schema: {
      properties: { a: { type: 'integer' }, 'b/c~d': { type: 'string' } },
    },
    values: [{}, { a: 1 }, { a: 'x' }, { 'b/c~d': 1 }, { a: 1, b: 1 }],
  },
  closed: {
    schema: { properties: { a: true }, additionalProperties: false },
    values: [{ a: 1 }, { a: 1, b: 2, c: 3 }, JSON.parse('{"__proto__":1}')],
  },
  others: {
    schema: { properties: { a: true }, additionalProperties: { type: 'integer' } },
    values: [{ a: 'x', b: 1 }, { b: 'x' }],
  },
  byPattern: {
    schema: {
      patternProperties: { '^x-': { type: 'integer' }, '-y$': { minimum: 5 } },
      additionalProperties: false,
    },
    values: [{ 'x-a': 1 }, { 'x-a': 'b' }, { 'x-y': 1 }, { b: 1 }],
  },
  names: { schema: { propertyNames: { maxLength: 2 } }, values: [{ ab: 1 }, { abc: 1 }] },
  count: { schema: { minProperties: 1, maxProperties: 2 }, values: [{}, { a: 1 }, { a: 1, b: 2, c: 3 }] },
  forbidden: { schema: { properties: { a: false } }, values: [{}, { a: 1 }] },
  allOf: {
    schema: { allOf: [{ required: ['a'] }, { properties: { b: { type: 'integer' } } }] },
    values: [{ a: 1 }, { b: 'x' }, {}],
  },
  anyOf: {
    schema: { anyOf: [{ type: 'string' }, { properties: { a: { type: 'integer' } } }] },
    values: ['x', { a: 1 }, { a: 'x' }],
  },
  oneOf: { schema: { oneOf: [{ type: 'integer' }, { minimum: 5 }] }, values: [1, 5, 5.5, 'x', 0.5] },
  not: { schema: { not: { type: 'string' } }, values: [1, 'x'] },
  when: {
    schema: {
      if: { properties: { a: { const: 1 } }, required: ['a'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: { required: ['b'] },
      else: { required: ['c'] },
    },
    values: [{ a: 1 }, { a: 1, b: 1 }, { a: 2 }, { c: 1 }],
  },
  beside: {
    schema: { dependentSchemas: { a: { required: ['b'] } } },
    values: [{}, { a: 1 }, { a: 1, b: 1 }, 'x'],
  },
  besideNames: { schema: { dependentRequired: { a: ['b'] } }, values: [{}, { a: 1 }, { a: 1, b: 1 }, 'x'] },
  unevaluated: {
    schema: {
      allOf: [{ properties: { a: true } }],
      anyOf: [{ properties: { b: { type: 'integer' } }, required: ['b'] }, { properties: { c: true } }],
      unevaluatedProperties: false,
    },
    values: [{ a: 1 }, { a: 1, b: 1 }, { b: 'x' }, { c: 1 }, { d: 1 }],
  },
  unevaluatedOpen: {
    schema: { allOf: [{ additionalProperties: true }], unevaluatedProperties: false },
    values: [{ a: 1 }],
  },
  unevaluatedTyped: {
    schema: { properties: { a: true }, unevaluatedProperties: { type: 'integer' } },
    values: [{ a: 'x', b: 1 }, { b: 'x' }],
  },
  unevaluatedItems: {
    schema: { allOf: [{ prefixItems: [{ type: 'integer' }] }], unevaluatedItems: false },
    values: [[1], [1, 2], []],
  },
  nothing: { schema: false, values: [1, null] },
  person: {
    schema: person,
    values: [
      { id: 1, name: 'a', friends: [{ id: 2 }] },
      { name: 'abcd' },
      { name: 'a' },
      { id: '1', name: '' },
    ],
  },
};

/** Every format that is checked, and those that say nothing. */
export const formats = [
  ...[
    'date',
    'date-time',
    'time',
    'duration',
    'email',
    'hostname',
    'ipv4',
    'ipv6',
    'uuid',
    'byte',
    'uri',
    'url',
  ],
  ...['uri-reference', 'uri-template', 'json-pointer', 'relative-json-pointer', 'json-pointer-uri-fragment'],
  ...['int32', 'int64', 'float', 'double', 'binary', 'password'],
];

/** Texts that have some of them. */
export const texts = [
  ...[
    '',
    '2024-02-29',
    '2023-02-29',
    '1900-02-29',
    '2000-02-29',
    '2024-04-31',
    '2024-13-01',
    '0000-01-01',
    '24-01-01',
  ],
  ...[
    '2024-02-29T12:00:00Z',
    '2024-02-29t12:00:00.5+01:30',
    '2024-02-29 12:00:00z',
    '2024-02-29T12:00:00',
    '2024-02-30T12:00:00Z',
  ],
  ...[
    '2016-12-31T23:59:60Z',
    '2016-12-31T23:59:61Z',
    '2016-12-31T22:59:60Z',
    '2017-01-01T00:29:60+00:30',
    '2016-12-31T18:59:60-05:00',
  ],
  ...[
    '12:00:00Z',
    '12:00:00',
    '25:00:00Z',
    '12:60:00Z',
    '23:59:60Z',
    '12:00:00+24:00',
    '12:00:00+0130',
    '12:00:00-01',
  ],
  ...[
    'P1Y2M3DT4H5M6S',
    'P2W',
    'P',
    'PT',
    'a@b.co',
    'a@b',
    '@b.co',
    'example.com',
    '-a.com',
    '127.0.0.1',
    '256.0.0.1',
    '::1',
    '1::2::3',
  ],
  ...[
    '123e4567-e89b-12d3-a456-426614174000',
    '123e4567',
    'aGk=',
    'aGk',
    '!!',
    'http://a.b/c?d#e',
    'http://a b',
    '/a/b',
    '../a',
    '{a}/b',
    '{',
    '#/a~1b',
    '/a~2',
    '0/a',
    '1#',
  ],
];

export const numbers = [0, 1, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 1.5, 1e30];
