import { expect, test } from 'vitest';
import { createPlainValidator } from './plain-validator.ts';

const source = '/shop.json';

function verdictOf(
  schema: unknown,
  value: unknown,
  { isOas30 = true, direction = 'response' as const, schemas = {} } = {},
): string {
  const root = { uri: source, text: '', value: { components: { schemas }, schema } };
  const document = { root, sources: new Map([[source, root]]) };
  // The reader's notes on positions are not needed to follow references.
  const validator = createPlainValidator(document as never, { isOas30, direction });
  const verdict = validator.check({ value: schema, at: { source, pointer: '/schema' } }, value);
  return verdict.kind === 'invalid' ? `${verdict.keyword} ${verdict.pointer}` : verdict.kind;
}

const tree = {
  Node: { properties: { next: { $ref: '#/components/schemas/Node' }, id: { type: 'integer' } } },
};
const secret = { required: ['id', 'pin'], properties: { pin: { type: 'string', writeOnly: true } } };

test.each<[string, unknown, unknown, Parameters<typeof verdictOf>[2], string]>([
  ['nullable', { type: 'string', nullable: true }, null, {}, 'valid'],
  ['nullable in 3.1', { type: 'string', nullable: true }, null, { isOas30: false }, 'type '],
  ['nullable enum', { type: 'string', nullable: true, enum: ['a'] }, null, {}, 'valid'],
  ['an excluded bound of 3.0', { minimum: 1, exclusiveMinimum: true }, 1, {}, 'exclusiveMinimum '],
  ['a bound of 3.0 included', { minimum: 1, exclusiveMinimum: false }, 1, {}, 'valid'],
  ['an excluded bound of 3.1', { exclusiveMinimum: 1 }, 1, { isOas30: false }, 'exclusiveMinimum '],
  [
    'a recursive reference',
    { $ref: '#/components/schemas/Node' },
    { next: { next: { id: 'x' } } },
    { schemas: tree },
    'type /next/next/id',
  ],
  [
    'beside a reference in 3.0',
    { $ref: '#/components/schemas/Node', type: 'null' },
    {},
    { schemas: tree },
    'valid',
  ],
  [
    'beside a reference in 3.1',
    { $ref: '#/components/schemas/Node', type: 'null' },
    {},
    { schemas: tree, isOas30: false },
    'type ',
  ],
  ['a reference to nothing', { $ref: '#/components/schemas/Nobody' }, 1, {}, 'valid'],
  ['a property that is not sent back', secret, { id: 1 }, {}, 'valid'],
  ['one beside it', secret, {}, {}, 'required '],
  [
    'the same through allOf',
    { allOf: [{ $ref: '#/components/schemas/S' }, { required: ['pin'] }] },
    { id: 1 },
    { schemas: { S: secret } },
    'valid',
  ],
  ['a malformed keyword', { required: true, type: 'date', minLength: '3', pattern: '(' }, 'a', {}, 'valid'],
  ['a pattern without the u flag', { pattern: '^\\-$' }, '+', {}, 'pattern '],
  [
    'a property named like a keyword',
    { properties: { nullable: { type: 'integer' }, $ref: { type: 'integer' } } },
    { $ref: 'a' },
    {},
    'type /$ref',
  ],
  [
    'a property named __proto__, which Ajv passes over',
    { properties: JSON.parse('{"__proto__":{"type":"integer"}}') },
    JSON.parse('{"__proto__":"a"}'),
    {},
    'valid',
  ],
  ['a pattern of another language', { pattern: '\\Aa\\z' }, 'b', {}, 'valid'],
  ['a format', { type: 'string', format: 'date' }, 'tomorrow', {}, 'format '],
  ['an unknown format', { type: 'string', format: 'colour' }, 'red', {}, 'valid'],
])('%s', (_name, schema, value, options, want) => expect(verdictOf(schema, value, options)).toBe(want));
