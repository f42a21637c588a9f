import { describe, expect, test } from 'vitest';
import type { WireRequest } from '../../contract/exchange.ts';
import { CarriedValues } from './carried-values.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const json = [['content-type', 'application/json']] as const;

function carriedFrom(
  old: unknown,
  now: unknown,
  headers: [old: string, now: string, name: string][] = [],
): CarriedValues {
  const carried = new CarriedValues();
  const recorded = {
    status: 201,
    headers: headers.map(([value, , name]) => [name, value] as const),
    body: JSON.stringify(old),
  };
  const came = {
    status: 201,
    headers: headers.map(([, value, name]) => [name, value] as const),
    body: bytes(now),
  };
  carried.learn(recorded, came);
  return carried;
}

const get = (url: string): WireRequest => ({ method: 'GET', url, headers: [], body: undefined });

describe('URLs', () => {
  const cases: [name: string, carried: CarriedValues, url: string, want: string][] = [
    [
      'an id in the path',
      carriedFrom({ id: 'a1' }, { id: 'b2' }),
      'http://h/v1/a1/x?y=1',
      'http://h/v1/b2/x?y=1',
    ],
    ['a number', carriedFrom({ id: 7 }, { id: 12 }), 'http://h/7', 'http://h/12'],
    [
      'within an envelope',
      carriedFrom({ data: { jobId: 7 } }, { data: { jobId: 8 } }),
      'http://h/7',
      'http://h/8',
    ],
    ['in a query', carriedFrom({ id: 'a/1' }, { id: 'b&2' }), 'http://h/x?of=a%2F1', 'http://h/x?of=b%262'],
    ['only whole segments', carriedFrom({ id: 'a' }, { id: 'b' }), 'http://h/aa/a', 'http://h/aa/b'],
    [
      'by Location',
      carriedFrom({}, {}, [['/v1/a/1', 'http://h/v1/a/2', 'Location']]),
      'http://h/v1/a/1',
      'http://h/v1/a/2',
    ],
    [
      'by a link',
      carriedFrom({ self: 'http://h/a/1' }, { self: 'http://h/a/2' }),
      'http://h/a/1/b',
      'http://h/a/2/b',
    ],
    [
      'another value in a path',
      carriedFrom({ handle_of: 'x' }, { handle_of: 'y' }),
      'http://h/x',
      'http://h/y',
    ],
    [
      'no other value in a query',
      carriedFrom({ count: 7 }, { count: 8 }),
      'http://h/a?limit=7',
      'http://h/a?limit=7',
    ],
    ['nothing that is the same', carriedFrom({ id: 7 }, { id: 7 }), 'http://h/7', 'http://h/7'],
    ['an answer of another shape', carriedFrom({ id: 7 }, ['x']), 'http://h/7', 'http://h/7'],
  ];
  test.each(cases)('%s', (_name, carried, url, want) => {
    expect(carried.apply(get(url)).url).toBe(want);
  });
});

test('bodies and If-Match', () => {
  const carried = carriedFrom({ id: 7, count: 3 }, { id: 9, count: 4 }, [['"1"', '"5"', 'ETag']]);
  const body = bytes({ parent: 7, list: [{ of: '7' }, 8], count: 3 });
  const request = {
    method: 'PUT',
    url: 'http://h/7',
    headers: [...json, ['if-match', '"1"'] as const],
    body,
  };
  const applied = carried.apply(request);
  expect(JSON.parse(new TextDecoder().decode(applied.body))).toEqual({
    parent: 9,
    list: [{ of: 9 }, 8],
    count: 3,
  });
  expect(applied.headers).toEqual([...json, ['if-match', '"5"']]);
});

test('a body without such values keeps its bytes, and its names', () => {
  const carried = carriedFrom({ id: 7 }, { id: 9 });
  const body = new TextEncoder().encode('{ "__proto__" : 1 }');
  expect(carried.apply({ method: 'PUT', url: 'http://h/', headers: json, body }).body).toBe(body);
});
