import { expect, test } from 'vitest';
import type { Exchange } from '../../contract/exchange.ts';
import { speaksOfOthers } from './refusal-text.ts';

const refused = (body: unknown): Exchange => ({
  request: { method: 'POST', url: 'http://localhost/a', headers: [], body: undefined },
  response: { status: 400, headers: [], body: new TextEncoder().encode(JSON.stringify(body)) },
  durationMs: 1,
});

const cases: [string, unknown, boolean][] = [
  ['nothing in particular', { message: 'not valid' }, false],
  ['the property itself', { errors: [{ field: 'maxSize', message: 'must be <= 9' }] }, false],
  [
    'the property, written otherwise',
    { errors: [{ field: 'max_size', message: 'too large for ratio' }] },
    false,
  ],
  ['another property', { errors: [{ field: 'ratio', message: 'is wrong' }] }, true],
  ['a word of all errors that is a property too', { message: 'not valid', status: 400 }, false],
  ['what is left', { message: 'maxSize is more than is left' }, true],
  ['what is not there', { message: 'maxSize: product not found' }, true],
  ['the steps of a state', { message: 'transition is not possible' }, true],
];
test.each(cases)('%s', (_name, body, want) => {
  expect(speaksOfOthers(refused(body), 'maxSize', ['maxSize', 'ratio', 'status', 'message'])).toBe(want);
});
