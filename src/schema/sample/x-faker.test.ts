import { describe, expect, test } from 'vitest';
import { defaultSampleOptions } from './options.ts';
import { createRandom } from './random.ts';
import { samplerOf } from './sampler.ts';
import { schemaModel } from './schema-model.fixture.ts';

function sample(schema: Record<string, unknown>) {
  const { model, node } = schemaModel(schema);
  const sampler = samplerOf(model, node, 'response');
  const { value, valid } = sampler.sample(createRandom('a'), defaultSampleOptions);
  return { value, valid, problems: sampler.problems };
}

describe('x-faker is honoured, by its name of today and of Prism', () => {
  test.each<[type: string, call: unknown, want: RegExp]>([
    ['string', 'person.firstName', /^[A-Z][\w']+$/],
    ['string', 'name.firstName', /^[A-Z][\w']+$/],
    ['string', 'name.findName', /^\S+ \S+/],
    ['string', 'faker.internet.email', /^\S+@\S+$/],
    ['string', 'internet.userName', /^[\w.-]+$/],
    ['string', 'address.zipCode', /^\d{5}(?:-\d{4})?$/],
    ['string', 'phone.phoneNumber', /\d{3}/],
    ['string', 'image.imageUrl', /^https:\/\//],
    ['string', { 'image.imageUrl': [300, 200] }, /300\/200/],
    ['string', 'datatype.uuid', /^[0-9a-f-]{36}$/],
    ['string', 'commerce.price', /^\d+\.\d\d$/],
    ['number', 'commerce.price', /^\d+(?:\.\d+)?$/],
    ['string', { 'helpers.fake': '{{name.lastName}}/{{string.numeric(3)}}' }, /^[A-Z].*\/\d{3}$/],
    ['string', { fake: '{{name.lastName}}' }, /^[A-Z]/],
    ['string', { 'random.arrayElement': [['a', 'b']] }, /^[ab]$/],
    ['string', { 'random.alphaNumeric': 12 }, /^\w{12}$/],
    ['string', { 'lorem.words': 3 }, /^\S+ \S+ \S+$/],
    ['string', { 'helpers.fromRegExp': '[A-Z]{3}' }, /^[A-Z]{3}$/],
    ['string', { 'date.between': ['2020-01-01', '2020-01-31'] }, /^2020-01-\d\dT/],
    ['integer', 'datatype.number', /^\d{1,5}$/],
    ['integer', { 'datatype.number': { min: 5, max: 6 } }, /^[56]$/],
    ['integer', { 'datatype.number': [{ min: 5, max: 6 }] }, /^[56]$/],
    ['integer', { 'datatype.number': 3 }, /^[0-3]$/],
    ['number', { 'datatype.float': { min: 1, max: 2, precision: 0.5 } }, /^(?:1|1\.5|2)$/],
    ['boolean', 'datatype.boolean', /^(?:true|false)$/],
    ['array', { 'helpers.shuffle': [[1, 2]] }, /^(?:1,2|2,1)$/],
  ])('%s %j', (type, call, want) => {
    const { value, valid, problems } = sample({ type, 'x-faker': call });
    expect(problems).toEqual([]);
    expect(valid).toBe(true);
    expect(String(value)).toMatch(want);
  });
});

describe('what is not honoured is told, and a value is made all the same', () => {
  const unknown = (method: string) => `x-faker "${method}" is not used: faker has no method "${method}"`;
  test.each([
    ['name.nothing', unknown('name.nothing')],
    ['constructor.constructor', unknown('constructor.constructor')],
    ['__proto__.toString', unknown('__proto__.toString')],
    ['helpers.constructor', unknown('helpers.constructor')],
    ['person.firstName.call', unknown('person.firstName.call')],
    ['definitions.person', unknown('definitions.person')],
    ['helpers.mustache', unknown('helpers.mustache')],
    [{ 'helpers.multiple': 3 }, unknown('helpers.multiple')],
    [
      { 'helpers.fake': '{{name.nothing}}' },
      'x-faker "helpers.fake" is not used: faker has no method "name.nothing"',
    ],
    [
      { 'helpers.replaceSymbols': '#{999999999}' },
      'x-faker "helpers.replaceSymbols" is not used: an argument asks for more than 999 repetitions',
    ],
    [5, 'x-faker must name a method of faker; it is not used'],
    [{}, 'x-faker must name a method of faker; it is not used'],
  ])('%j', (call, message) => {
    const { value, valid, problems } = sample({ type: 'string', 'x-faker': call });
    expect({ valid, type: typeof value }).toEqual({ valid: true, type: 'string' });
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(problems[0]).toMatchObject({
      code: 'x-faker-unknown',
      severity: 'warning',
      at: { source: '/t.json', pointer: '/components/schemas/S/x-faker' },
    });
  });
});

test('a value that the schema does not allow is not used', () => {
  const { value, valid, problems } = sample({ type: 'string', maxLength: 3, 'x-faker': 'person.fullName' });
  expect(valid).toBe(true);
  expect(String(value).length).toBeLessThan(4);
  expect(problems.map(({ code }) => code)).toEqual(['x-faker-unfit']);
});

test.each<[call: unknown, most: number]>([
  [{ 'lorem.words': 1e9 }, 20_000],
  [{ 'string.alpha': 1e9 }, 1000],
  [{ 'string.alpha': { length: { min: 1e8, max: 1e9 } } }, 1000],
  [{ 'helpers.fake': '{{string.alpha(1000000000)}}' }, 1000],
  [{ 'date.betweens': { from: '2020-01-01', to: '2021-01-01', count: 1e9 } }, 1000],
  [{ 'internet.password': [20, false, 'never'] }, 20],
])('%j does not hold up the run', (call, most) => {
  const { value } = sample({ 'x-faker': call });
  expect((value as string | unknown[]).length).toBeLessThanOrEqual(most);
});
