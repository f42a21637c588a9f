import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { documentOn } from './range-words.ts';

function wordsOf(description: string) {
  const responses = { '200': { description: '' }, '206': { description: '' } };
  const [operation] = modelOf({
    openapi: '3.1.0',
    info: { title: 'a', version: '1' },
    paths: { '/a': { get: { description, responses } } },
  }).operations;
  if (!operation) throw new Error('the document has no operation');
  return documentOn(operation);
}

const answer = (headers: readonly (readonly [string, string])[]) => ({
  request: { method: 'GET', url: '', headers: [], body: undefined },
  response: { status: 200, headers, body: new Uint8Array() },
  durationMs: 0,
});
const offered = answer([['Accept-Ranges', 'bytes']]);

test.each<[text: string, oneOnly: boolean]>([
  ['One range can be asked for; several at once are answered with everything.', true],
  ['A header with several ranges is ignored: the answer is then the whole file.', true],
  ['Several ranges may be asked for.', false],
  ['The whole file. Several formats are known.', false],
])('%s', (text, oneOnly) => {
  expect(wordsOf(text).oneOnly).toBe(oneOnly);
});

test('what is promised is what is offered, and the forms that are named', () => {
  const words = wordsOf('Ask for `bytes=0-9` or `bytes=-5`.');
  expect(words.isPromised('closed', offered, false)).toBe(true);
  expect(words.isPromised('suffix', offered, false)).toBe(true);
  expect(words.isPromised('open', offered, false)).toBe(false);
  expect(words.isPromised('closed', answer([]), false)).toBe(false);
  expect(words.isPromised('closed', answer([]), true)).toBe(true);
});
