import { expect, test } from 'vitest';
import type { ContractCode } from '../../contract/codes.ts';
import { itemsDocument, modelOf } from '../items-server.fixture.ts';
import { judgeReplay } from './judge-replay.ts';

const found = modelOf(itemsDocument).operations.find(({ operationId }) => operationId === 'getItem');
if (!found) throw new Error('the fixture has getItem');
const operation = found;

function judge(
  code: ContractCode,
  was: number,
  now: number | undefined,
  isShown = false,
  body = '{"a":1}',
): string {
  const request = { method: 'GET', url: 'http://h/items/1', headers: [], body: undefined };
  const recorded = { status: was, headers: [], body: '{"a":1,"id":7,"at":"2025-01-01T00:00:00Z"}' };
  const text = body.replace('}', ',"id":8,"at":"2026-01-01T00:00:00Z"}');
  const response = { status: now ?? 0, headers: [], body: new TextEncoder().encode(text) };
  const finding = {
    number: 1,
    code,
    isNote: false,
    method: 'GET',
    path: '/items/{id}',
    message: 'm',
    pointer: '/p',
    api: undefined,
    file: undefined,
    steps: [{ request, flaw: undefined, response: recorded }],
  };
  const at = { source: 's', pointer: '/p' };
  const drafts = isShown ? [{ code, operation, message: 'm', at }] : [];
  const exchange = now === undefined ? undefined : { request, response, durationMs: 1 };
  return judgeReplay(finding, { operation, exchange, drafts }).kind;
}

test.each<[code: ContractCode, was: number, now: number | undefined, isShown: boolean, want: string]>([
  ['response-body', 200, 200, true, 'still-there'],
  ['response-body', 200, 200, false, 'gone'],
  ['response-body', 200, 401, false, 'unknown'],
  ['response-body', 200, 429, false, 'unknown'],
  ['response-body', 200, undefined, false, 'unknown'],
  ['response-status', 202, 200, false, 'gone'],
  ['response-status', 200, 409, false, 'unknown'],
  ['server-error', 500, 500, true, 'still-there'],
  ['server-error', 500, 200, false, 'gone'],
  ['server-error', 500, 404, false, 'unknown'],
  ['no-answer', 0, undefined, true, 'still-there'],
  ['invalid-accepted', 200, 200, false, 'still-there'],
  ['invalid-accepted', 200, 400, false, 'gone'],
  ['invalid-accepted', 200, 404, false, 'unknown'],
  ['invalid-accepted', 200, 401, false, 'unknown'],
  ['invalid-accepted', 200, 500, false, 'unknown'],
  ['auth-ignored', 200, 401, false, 'gone'],
  ['auth-ignored', 200, 200, false, 'still-there'],
  ['foreign-object', 200, 404, false, 'gone'],
  ['readable-after-delete', 200, 404, false, 'gone'],
  ['duplicate-accepted', 201, 409, false, 'gone'],
  ['valid-refused', 400, 400, false, 'still-there'],
  ['valid-refused', 400, 201, false, 'gone'],
  ['valid-refused', 400, 404, false, 'unknown'],
  ['refusal-status', 400, 400, false, 'still-there'],
  ['refusal-status', 400, 404, false, 'gone'],
  ['refusal-status', 400, 418, false, 'unknown'],
  // The same answer, but for its id and time.
  ['pages-lose', 200, 200, false, 'still-there'],
])('%s: %s, now %s, shown %s: %s', (code, was, now, isShown, want) => {
  expect(judge(code, was, now, isShown)).toBe(want);
});

test('of what takes more than the last answer, another answer tells nothing', () => {
  expect(judge('pages-lose', 200, 200, false, '{"a":2}')).toBe('unknown');
});
