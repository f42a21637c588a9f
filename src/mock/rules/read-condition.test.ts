import { describe, expect, test } from 'vitest';
import { pickFor, type SentRequest } from './rules.fixture.ts';

const matches = (sent: SentRequest, when: unknown) =>
  pickFor(sent, [{ when, answer: { code: 404 } }])?.code === 404;

describe('a parameter', () => {
  test.each<[string, unknown, SentRequest, boolean]>([
    ['text for a number', { path: { id: '7' } }, {}, true],
    ['a number', { path: { id: 7 } }, {}, true],
    ['another number', { path: { id: 8 } }, {}, false],
    ['a path parameter that is not documented', { path: { kind: 'json' } }, {}, true],
    ['one of them, decoded', { path: { kind: 'a b' } }, { path: '/jobs/7.a%20b' }, true],
    ['an item of a list', { query: { status: 'lost' } }, { query: 'status=failed&status=lost' }, true],
    ['no item of a list', { query: { status: 'done' } }, { query: 'status=failed&status=lost' }, false],
    [
      'the whole of a list',
      { query: { status: { equals: ['a', 'b'] } } },
      { query: 'status=a&status=b' },
      true,
    ],
    [
      'a list of another length',
      { query: { status: { equals: ['a'] } } },
      { query: 'status=a&status=b' },
      false,
    ],
    ['an object', { query: { filter: { equals: { a: '1' } } } }, { query: 'filter[a]=1' }, true],
    [
      'an object with more',
      { query: { filter: { equals: { a: '1' } } } },
      { query: 'filter[a]=1&filter[b]=2' },
      false,
    ],
    ['a field of an object', { query: { 'filter[a]': 1 } }, { query: 'filter%5Ba%5D=1' }, true],
    ['any of several', { query: { limit: [1, 2] } }, { query: 'limit=2' }, true],
    ['none of several', { query: { limit: [1, 2] } }, { query: 'limit=3' }, false],
    ['a value that cannot be read, as text', { query: { limit: 'many' } }, { query: 'limit=many' }, true],
    ['what is not documented', { query: { debug: true } }, { query: 'debug=true' }, true],
    ['what is sent twice', { query: { debug: 2 } }, { query: 'debug=1&debug=2' }, true],
    ['an empty value', { query: { debug: '' } }, { query: 'debug=' }, true],
    ['no empty value', { query: { debug: '' } }, {}, false],
    ['a number that is written otherwise', { query: { debug: 7 } }, { query: 'debug=7.0' }, true],
    ['a text that is no number', { query: { debug: 7 } }, { query: 'debug=007' }, false],
    ['a blank', { query: { debug: 0 } }, { query: 'debug=' }, false],
    ['a header in any case', { header: { 'X-TENANT': 'acme' } }, { headers: { 'x-tenant': 'acme' } }, true],
    [
      'a header of another value',
      { header: { 'x-tenant': 'Acme' } },
      { headers: { 'x-tenant': 'acme' } },
      false,
    ],
    ['a header that is not documented', { header: { 'X-Trace': 1 } }, { headers: { 'x-trace': '1' } }, true],
    ['the lines of a header', { header: { 'x-a': '1, 2' } }, { headers: { 'x-a': ['1', '2'] } }, true],
    ['a cookie', { cookie: { theme: 'dark' } }, { headers: { cookie: 'a=1; theme=dark' } }, true],
    [
      'a cookie that is not documented',
      { cookie: { a: 1 } },
      { headers: { cookie: 'a=1; theme=dark' } },
      true,
    ],
    [
      'a cookie that is not there',
      { cookie: { b: { exists: false } } },
      { headers: { cookie: 'a=1' } },
      true,
    ],
    ['a name that every object has', { query: { toString: { exists: true } } }, {}, false],
    ['a header that every object has', { header: { constructor: { exists: true } } }, {}, false],
    ['several places, all true', { path: { id: 7 }, query: { a: 1 } }, { query: 'a=1' }, true],
    ['several places, one false', { path: { id: 7 }, query: { a: 1 } }, { query: 'a=2' }, false],
  ])('%s', (_name, when, sent, want) => expect(matches(sent, when)).toBe(want));
});

describe('a condition', () => {
  test.each<[string, unknown, string, boolean]>([
    ['matches', { matches: '^a' }, 'x=ab', true],
    ['matches not', { matches: '^a' }, 'x=ba', false],
    ['matches what is not there', { matches: '' }, 'y=a', false],
    ['matches one of several', { matches: '^b' }, 'x=a&x=b', true],
    [
      'matches too long a value for its pattern',
      { matches: '(a+)+\\1$' },
      `x=${'a'.repeat(100_000)}b`,
      false,
    ],
    ['exists', { exists: true }, 'x=', true],
    ['exists not', { exists: true }, 'y=1', false],
    ['must not be there', { exists: false }, 'y=1', true],
    ['not a value', { not: 'a' }, 'x=b', true],
    ['not that value', { not: 'a' }, 'x=a', false],
    ['not a value, of what is not there', { not: 'a' }, 'y=a', true],
    ['not one of several', { not: ['a', 'b'] }, 'x=b', false],
    ['not not', { not: { not: 'a' } }, 'x=a', true],
    ['there, but not a value', { exists: true, not: 'a' }, 'y=b', false],
    ['all operators true', { exists: true, not: 'a', matches: '^b' }, 'x=b', true],
    ['a list of operators', [{ matches: '^b' }, 'a'], 'x=a', true],
    ['equals', { equals: 'a' }, 'x=a', true],
  ])('%s', (_name, x, query, want) => expect(matches({ query }, { query: { x } })).toBe(want));
});

describe('a body', () => {
  const body = JSON.stringify({
    name: 'Ada',
    age: 36,
    tags: ['a', 'b'],
    items: [{ id: null }],
    'a/b': { 'c~d': 1 },
    '100%': true,
  });
  test.each<[string, object, string | undefined, boolean]>([
    ['a member', { '/name': 'Ada' }, body, true],
    ['another member', { '/name': 'ada' }, body, false],
    ['a number', { '/age': 36 }, body, true],
    ['a number as text', { '/age': '36' }, body, false],
    ['a pattern on a number', { '/age': { matches: '^3' } }, body, true],
    ['one item of a list', { '/tags/1': 'b' }, body, true],
    ['a list is not looked at item by item', { '/tags': 'b' }, body, false],
    ['a whole list', { '/tags': { equals: ['a', 'b'] } }, body, true],
    ['an object', { '/items/0': { equals: { id: null } } }, body, true],
    ['null', { '/items/0/id': null }, body, true],
    ['null is there', { '/items/0/id': { exists: true } }, body, true],
    ['what is not there', { '/items/1/id': { exists: true } }, body, false],
    ['escaped names', { '/a~1b/c~0d': 1 }, body, true],
    ['a percent sign', { '/100%25': true }, body, true],
    ['the length of a list is no member', { '/tags/length': { exists: true } }, body, false],
    ['what every object has', { '/constructor': { exists: true } }, body, false],
    ['a member called __proto__', { '/__proto__/a': 1 }, '{"__proto__":{"a":1}}', true],
    ['no member called __proto__', { '/__proto__': { exists: true } }, body, false],
    ['the whole', { '': { equals: { a: [1, { b: 2 }], c: 3 } } }, '{"c":3,"a":[1,{"b":2}]}', true],
    ['the whole, with one more', { '': { equals: { a: 1 } } }, '{"a":1,"b":2}', false],
    ['a scalar', { '': 5 }, '5', true],
    ['no body', { '': { exists: false } }, undefined, true],
    ['all of several', { '/name': 'Ada', '/age': 37 }, body, false],
  ])('%s', (_name, pointers, text, want) => {
    expect(matches(text === undefined ? {} : { body: text }, { body: pointers })).toBe(want);
  });

  test('of a form', () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(matches({ headers, body: 'name=Ada&x=1' }, { body: { '/name': 'Ada' } })).toBe(true);
  });
});
