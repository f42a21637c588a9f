import { expect, test } from 'vitest';
import type { Exchange } from '../../contract/exchange.ts';
import { isTakenWhole } from './multi-status.ts';

test.each<[string, number, unknown, boolean]>([
  ['all were taken', 207, { result: [{ status: 201 }, { status: 200 }] }, true],
  ['one was refused', 207, { result: [{ status: 201 }, { status: 422 }] }, false],
  ['the list itself', 207, [{ status_code: 204 }], true],
  ['no status is told', 207, { result: [{ id: 1 }] }, false],
  ['a word is no status', 207, [{ status: 'done' }], false],
  ['no results', 207, { result: [] }, false],
  ['another answer', 200, [{ status: 201 }], false],
])('%s', (_name, status, body, want) => {
  const response = { status, headers: [], body: new TextEncoder().encode(JSON.stringify(body)) };
  // Only the answer is looked at.
  expect(isTakenWhole({ response } as unknown as Exchange)).toBe(want);
});
