import { expect, test } from 'vitest';
import type { Exchange } from '../../contract/exchange.ts';
import { modelOf } from '../items-server.fixture.ts';
import { judgeUnknownId } from './judge-unknown-id.ts';

const answered = (status: number): Exchange => ({
  request: { method: 'GET', url: 'http://localhost/a/1', headers: [], body: undefined },
  response: { status, headers: [], body: new Uint8Array() },
  durationMs: 1,
});
const uuid = '5eed3225-0000-4000-8000-00000000002b';

const cases: [string, readonly string[], string | number, number, boolean, string | undefined][] = [
  ['the documented 404', ['200', '404'], 7, 404, true, undefined],
  ['410 as well', ['200', '404'], 7, 410, true, undefined],
  ['a success against the document', ['200', '404'], 7, 200, true, 'unknown-id-answered error'],
  ['a success for an unknown parent', ['200', '404'], 7, 200, false, 'unknown-id-answered error'],
  ['a success where nothing is documented', ['204'], 7, 204, true, 'unknown-id-answered note'],
  ['400 for a number that is valid', ['200', '400', '404'], 7, 400, true, 'refusal-status error'],
  ['422 for a UUID that is valid', ['200', '404', '422'], uuid, 422, true, 'refusal-status error'],
  ['400 for a text that may have rules of its own', ['200', '400', '404'], 'bk_x7', 400, true, undefined],
  ['400 for the id of a parent', ['200', '400', '404'], 7, 400, false, undefined],
  ['an undocumented 400, which is told as such', ['200', '404'], 7, 400, true, undefined],
  ['403, which hides what is there', ['200', '403', '404'], 7, 403, true, undefined],
];
test.each(cases)('%s', (_name, statuses, id, status, isOwn, want) => {
  const responses = Object.fromEntries(statuses.map((one) => [one, { description: '' }]));
  const [operation] = modelOf({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { '/a/{id}': { get: { parameters: [{ name: 'id', in: 'path', required: true }], responses } } },
  }).operations;
  const [parameter] = operation?.parameters ?? [];
  if (!operation || !parameter) throw new Error('there is no operation');
  const draft = judgeUnknownId({ operation, parameter, id, exchange: answered(status), isOwn });
  expect(draft && `${draft.code} ${draft.severity ?? 'error'}`).toBe(want);
});
