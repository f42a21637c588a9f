import { expect, test } from 'vitest';
import { modelOf } from '../src/mock/model.fixture.ts';
import { compareAnswers } from './differential-compare.ts';
import { explainDifferences } from './differential-intended.ts';
import { createJudge } from './differential-judge.ts';
import type { SentAnswer } from './differential-send.ts';

const json = { 'content-type': 'application/json' };
const problem = { 'content-type': 'application/problem+json' };
const wrong = {
  location: ['request', 'query', 'n'],
  severity: 'Error',
  code: 'type',
  message: 'must be integer',
};
const told = { ...json, 'sl-violations': JSON.stringify([wrong]) };
const inBody = JSON.stringify({ title: 'no', validation: [{ ...wrong, location: ['query', 'n'] }] });
const ok: SentAnswer = { status: 200, headers: json, body: '{"a":1}' };

const model = modelOf({
  paths: {
    '/a': {
      get: {
        parameters: [{ in: 'query', name: 'n', schema: { type: 'integer' } }],
        responses: {
          200: {
            description: 'ok',
            content: {
              'application/json': { schema: { type: 'object', properties: { a: { type: 'integer' } } } },
            },
          },
        },
      },
    },
  },
});

/** Each root, and what explains it: `status 200/500: nothing`. */
function explained(mock: SentAnswer, prism: SentAnswer, target = '/a?n=7'): readonly string[] {
  const [operation] = model.operations;
  if (!operation) throw new Error('the fixture has an operation');
  return explainDifferences({
    ...compareAnswers(mock, prism),
    model,
    operation,
    prismOperation: operation,
    request: { method: 'GET', target, headers: {}, body: undefined },
    mock,
    prism,
    judge: createJudge(model),
  }).map(({ difference, id = 'nothing' }) => {
    const detail =
      difference.kind === 'violation' ? ` ${difference.by} ${difference.violation.location.join(' ')}` : '';
    return `${difference.kind}${detail}: ${id}`;
  });
}

test.each<[name: string, mock: SentAnswer, prism: SentAnswer, want: readonly string[]]>([
  ['the same', ok, ok, []],
  ['lengths follow from bodies', ok, { ...ok, headers: { ...json, 'content-length': '7' } }, []],
  ['another status', { ...ok, status: 500 }, ok, ['status: nothing']],
  ['another value that is valid too', ok, { ...ok, body: '{"a":2}' }, ['body: nothing']],
  [
    'a valid value in the place of a wrong one',
    ok,
    { ...ok, body: '{"a":"x"}' },
    ['body: sampled-values-valid'],
  ],
  ['a wrong value in the place of a valid one', { ...ok, body: '{"a":"x"}' }, ok, ['body: nothing']],
  ['a header more', { ...ok, headers: { ...json, 'x-a': '1' } }, ok, ['header: nothing']],
  ['a media type', { ...ok, headers: { 'content-type': 'text/plain' } }, ok, ['header: nothing']],
  [
    'a valid request that is refused here: the rest follows from that',
    { status: 422, headers: problem, body: inBody },
    ok,
    ['violation mock request query n: nothing'],
  ],
  [
    'a valid request that is refused there',
    ok,
    { status: 422, headers: problem, body: inBody },
    ['violation prism request query n: parameter-readings'],
  ],
  ['a violation less', ok, { ...ok, headers: told }, ['violation prism request query n: parameter-readings']],
])('%s', (_name, mock, prism, want) => {
  expect(explained(mock, prism)).toEqual(want);
});

test.each([
  ['a wrong value', '/a?n=x', ['violation prism request query n: nothing']],
  ['a right one', '/a?n=7', ['violation prism request query n: parameter-readings']],
])('%s is judged anew where only Prism refuses it', (_name, target, want) => {
  expect(explained(ok, { status: 422, headers: problem, body: inBody }, target)).toEqual(want);
});

test('an error without its place is another error', () => {
  const placeless = inBody.replace('"location":["query","n"],', '');
  const refusal = { status: 422, headers: problem };
  expect(explained({ ...refusal, body: placeless }, { ...refusal, body: inBody }, '/a?n=x')).toEqual([
    'violation mock request: nothing',
    'violation prism request query n: nothing',
  ]);
});
