import { describe, expect, test } from 'vitest';
import { bodyFormatOf, parseMediaType, selectMediaType } from './media-type.ts';

test.each([
  ['application/json', { type: 'application', subtype: 'json', parameters: {} }],
  [
    'Application/JSON;Charset="utf-8"',
    { type: 'application', subtype: 'json', parameters: { charset: 'utf-8' } },
  ],
  ['text/plain; a=1 ; b="x\\"; y"', { type: 'text', subtype: 'plain', parameters: { a: '1', b: 'x"; y' } }],
  ['application/json;', { type: 'application', subtype: 'json', parameters: {} }],
  ['*/*', { type: '*', subtype: '*', parameters: {} }],
  ['json', undefined],
  ['', undefined],
  ['text/html, text/plain', undefined],
  ['text/html; charset', undefined],
])('parses %j', (text, want) => {
  const parsed = parseMediaType(text);
  expect(parsed && { ...parsed, parameters: Object.fromEntries(parsed.parameters) }).toEqual(want);
});

describe('the most specific documented type', () => {
  const cases: [documented: string[], actual: string, want: string | undefined][] = [
    [['application/json'], 'application/json; charset=utf-8', 'application/json'],
    [['application/json; charset=utf-8'], 'application/json', 'application/json; charset=utf-8'],
    [['application/json; charset=utf-8'], 'application/json; charset=latin1', undefined],
    [['*/*', 'text/*', 'text/html'], 'text/html', 'text/html'],
    [['*/*', 'text/*'], 'text/html', 'text/*'],
    [['*/*'], 'text/html', '*/*'],
    [['text/*'], 'application/json', undefined],
    [['application/*+json'], 'application/problem+json', 'application/*+json'],
    [['application/json'], 'application/problem+json', undefined],
    [['text/html', 'text/html; level=1'], 'text/html; level=1', 'text/html; level=1'],
    [['text/html; level=1'], 'text/html', undefined],
    [['application/json'], 'nonsense', undefined],
  ];
  test.each(cases)('of %j for %s', (documented, actual, want) => {
    expect(
      selectMediaType(
        documented.map((name) => ({ name })),
        actual,
      )?.name,
    ).toBe(want);
  });
});

test.each([
  ['application/json', 'json'],
  ['application/vnd.api+json; v=1', 'json'],
  ['*/*', 'json'],
  ['application/x-www-form-urlencoded', 'form'],
  ['multipart/form-data; boundary=x', 'multipart'],
  ['text/csv', 'text'],
  ['text/xml', 'other'],
  ['application/xml', 'other'],
  ['application/yaml', 'other'],
  ['image/png', 'binary'],
  ['application/octet-stream', 'binary'],
  ['application/x-ndjson', 'other'],
  ['nonsense', 'other'],
] as const)('the format of %s is %s', (name, want) => {
  expect(bodyFormatOf(name)).toBe(want);
});
