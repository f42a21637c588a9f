import { expect, test } from 'vitest';
import { createMock } from '../mock.ts';
import { modelOf } from '../model.fixture.ts';
import { checkFaultWords } from './world-faults.ts';

const modelWith = (status: number) =>
  modelOf({
    openapi: '3.1.0',
    paths: {
      '/jobs': {
        get: { responses: { 200: { description: 'ok' }, [status]: { description: 'no' } } },
        post: { responses: { 201: { description: 'ok' } } },
      },
    },
  });
const apis = [
  { name: 'one', model: modelWith(503) },
  { name: 'two', model: modelWith(500) },
];

test.each<[string[], string | undefined]>([
  [['reset@0.1', 'latency:5'], undefined],
  [['503'], undefined],
  [['500@0.5', '503'], undefined],
  [
    ['503', '502'],
    'the fault "502" strikes nothing: no operation of any of the documents documents that status',
  ],
  [
    ['status:418'],
    'the fault "status:418" strikes nothing: no operation of any of the documents documents that status',
  ],
  [['rest'], 'there is no fault "rest". Did you mean "reset"?'],
])('%j', (words, reason) => {
  expect(checkFaultWords(words, apis)).toEqual(
    reason === undefined ? { ok: true } : { ok: false, reason, hint: expect.any(String) },
  );
});

test('what is turned on in a world is that of its own until others are, a status that strikes nothing is refused', () => {
  const mock = createMock(modelWith(503), { faults: ['503'] });
  const status = (session: string) => {
    const headers = { 'x-mock-session': session };
    const response = mock.handle({ method: 'GET', target: '/jobs', headers, body: undefined });
    return response instanceof Promise ? undefined : response.status;
  };
  const { faults, worlds } = mock.control;
  expect([status('a'), status('a'), status('b')]).toEqual([503, 503, 503]);
  expect(worlds && faults?.set(worlds.of('a'), [])).toEqual({ ok: true });
  expect([status('a'), status('b')]).toEqual([200, 503]);
  expect(worlds && faults?.set(worlds.of('a'), ['502'])).toEqual({
    ok: false,
    reason: 'the fault "502" strikes nothing: no operation of the document documents that status',
    hint: 'Choose a status that is documented, or add it to the document.',
  });
  expect([status('a'), status('b')]).toEqual([200, 503]);
});
