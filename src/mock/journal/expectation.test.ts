import { describe, expect, test } from 'vitest';
import { judgeCalls } from './expectation.ts';
import { type ExpectedCalls, judgeExpectedCalls } from './expected-calls.ts';
import { creation, jobsJournal, recordOf } from './journal.fixture.ts';
import { readExpectation } from './read-expectation.ts';

function filled() {
  const journal = jobsJournal();
  journal.record(creation({ type: 'export', hush: 'open sesame', tags: ['a', 'b'] }, { session: 'a' }));
  journal.record(creation({ type: 'import' }, { response: { status: 422 } }));
  journal.record(
    recordOf({
      request: {
        target: '/v1/jobs?page=2&status=done&x=1',
        headers: { 'x-trace': 't', cookie: 'visit=12345678' },
      },
    }),
  );
  journal.record(recordOf({ operation: 'getJob', request: { target: '/v1/jobs/7' } }));
  journal.record(
    recordOf({ operation: null, request: { method: 'POST', target: '/nowhere?x=1', body: '{"a":1}' } }),
  );
  return journal;
}

describe('what a test expects', () => {
  const matcher: unknown = expect.objectContaining({ type: 'export' });
  test.each<[string, string, ExpectedCalls | undefined, boolean]>([
    ['a call', 'createJob', undefined, true],
    ['a call that was not made', 'reset', undefined, false],
    ['method and path', 'POST /jobs', { times: 2 }, true],
    ['another number', 'createJob', { times: 1 }, false],
    ['none', 'reset', { times: 0 }, true],
    ['at least', 'createJob', { atLeast: 3 }, false],
    ['at most', 'createJob', { atMost: 1 }, false],
    ['between', 'createJob', { atLeast: 1, atMost: 3 }, true],
    ['a body', 'createJob', { body: { type: 'import' } }, true],
    ['a body with a member that is undefined', 'createJob', { body: { type: 'import', x: undefined } }, true],
    ['part of a body is not enough', 'createJob', { body: { type: 'export' } }, false],
    ['a matcher', 'createJob', { body: matcher, times: 1 }, true],
    ['a matcher within', 'createJob', { body: { type: expect.stringMatching(/^imp/) } }, true],
    ['a list', 'createJob', { body: expect.objectContaining({ tags: ['a', 'b'] }) }, true],
    ['a list in another order', 'createJob', { body: expect.objectContaining({ tags: ['b', 'a'] }) }, false],
    ['no body', 'getJob', { body: undefined }, true],
    ['a body where there is none', 'getJob', { body: null }, false],
    ['a secret', 'createJob', { body: expect.objectContaining({ hush: 'open sesame' }) }, true],
    ['a number in the query', 'listJobs', { query: { page: 2, status: 'done' } }, true],
    ['a number as text', 'listJobs', { query: { page: '2' } }, true],
    ['another number in the query', 'listJobs', { query: { page: 3 } }, false],
    ['an undocumented parameter', 'listJobs', { query: { x: 1 } }, true],
    ['what was not sent', 'listJobs', { query: { y: undefined } }, true],
    ['a name that every object has', 'listJobs', { query: { toString: expect.anything() } }, false],
    ['the path', 'getJob', { path: { id: 7 } }, true],
    ['a header in any case', 'listJobs', { headers: { 'X-Trace': 't' } }, true],
    ['a cookie', 'listJobs', { cookies: { visit: '12345678' } }, true],
    ['a session', 'createJob', { session: 'a', times: 1 }, true],
    ['a status', 'createJob', { status: '4XX', times: 1 }, true],
    ['a function', 'createJob', { where: ({ status }) => status === 422, times: 1 }, true],
  ])('%s', (_name, operation, expected, ok) => {
    const verdict = judgeExpectedCalls(filled(), operation, expected);
    expect(verdict.ok).toBe(ok);
    expect(verdict.message === '').toBe(ok);
  });

  test('an operation that there is not', () => {
    expect(() => judgeExpectedCalls(filled(), 'createJobs')).toThrow(
      'There is no operation "createJobs". Did you mean "createJob"?',
    );
  });
});

describe('the message', () => {
  test.each<[string, string, ExpectedCalls, string]>([
    [
      'what is different, the nearest first',
      'createJob',
      { body: { type: 'export', hush: 'x', tags: ['a', 'c'] }, status: 201 },
      'expected at least 1 call of createJob answered with 201 with\n' +
        '  body: {"type":"export","hush":"REDACTED","tags":["a","c"]}\n' +
        'but none was made; the nearest of 1 other:\n' +
        '  #1 POST /v1/jobs 201: body /hush is REDACTED',
    ],
    [
      'parameters',
      'listJobs',
      { query: { page: 3, status: 'queued' }, headers: { authorization: 'x' } },
      'expected at least 1 call of listJobs with\n' +
        '  query page: 3\n  query status: "queued"\n  header authorization: REDACTED\n' +
        'but none was made; the nearest of 1 other:\n' +
        '  #3 GET /v1/jobs?page=2&status=done&x=1 200: query page is 2; query status is "done"; header authorization is not there',
    ],
    [
      'too many',
      'createJob',
      { times: 1 },
      'expected 1 call of createJob, but 2 were made; these were made:\n  #1 POST /v1/jobs 201\n  #2 POST /v1/jobs 422',
    ],
    [
      'none at all, and what else was called',
      'reset',
      { atLeast: 2, atMost: 3 },
      'expected 2 to 3 calls of reset, but none was made; called were: POST /jobs (2), GET /jobs (1), GET /jobs/{id} (1), what no document has (1)',
    ],
    [
      'a session without any',
      'reset',
      { session: 'z' },
      'expected at least 1 call of reset in the session "z", but none was made; nothing was called at all',
    ],
    [
      'that none was expected',
      'getJob',
      { times: 0 },
      'expected no call of getJob, but 1 was made; these were made:\n  #4 GET /v1/jobs/7 200',
    ],
  ])('%s', (_name, operation, expected, want) => {
    expect(judgeExpectedCalls(filled(), operation, expected).message).toBe(want);
  });

  test('matchers are told by their names', () => {
    const body: unknown = expect.objectContaining({ type: expect.any(Number) });
    expect(judgeExpectedCalls(filled(), 'createJob', { body }).message).toContain(
      'body: {"ObjectContaining":{"type":{"Any"',
    );
  });
});

describe('what somebody writes', () => {
  test.each<[string, object, boolean]>([
    ['nothing: any call', {}, true],
    ['an operation', { operation: 'createJob', times: 2 }, true],
    ['method and path', { method: 'post', path: '/nowhere', times: 1 }, true],
    ['a status', { status: 422, times: 1 }, true],
    [
      'conditions',
      { operation: 'createJob', when: { body: { '/type': { matches: '^exp' } } }, times: 1 },
      true,
    ],
    ['a list of values', { when: { query: { status: ['queued', 'done'] } }, times: 1 }, true],
    ['a header in any case', { when: { header: { 'X-Trace': 't' } }, times: 1 }, true],
    ['what must not be there', { operation: 'listJobs', when: { query: { zap: { exists: false } } } }, true],
    [
      'a body of what no document has',
      { path: '/nowhere', when: { body: { '/a': 1 }, query: { x: 1 } } },
      true,
    ],
    ['a session', { session: '', operation: 'createJob', times: 1 }, true],
    ['a path that was not asked for', { path: '/jobs/8' }, false],
    ['a time to come', { since: '2030-01-01T00:00:00Z' }, false],
  ])('%s', (_name, written, ok) => {
    const read = readExpectation(written);
    if (!read.ok) throw new Error(read.details.join());
    expect(judgeCalls(filled(), read.value).ok).toBe(ok);
  });

  test.each<[unknown, string]>([
    [null, '"the expectation" must be an object, not nothing. '],
    [{ operations: 'a' }, '/operations: unknown key "operations". Did you mean "operation"?'],
    [{ operation: 7 }, '/operation: "operation" must be a text, not 7. Write it in quotes.'],
    [{ status: 99 }, '/status: "status" must be a status or a range, not 99. '],
    [{ times: -1 }, '/times: "times" must be a number of calls, not -1. '],
    [{ times: 1.5 }, '/times: "times" must be a number of calls, not 1.5. '],
    [{ times: 1, atLeast: 1 }, '"times" says it all, so that "atLeast" and "atMost" have no place. '],
    [{ atLeast: 2, atMost: 1 }, 'at least 2 cannot be at most 1. '],
    [{ since: 'today' }, '/since: "since" must be a time, not "today". '],
    [{ when: { querry: {} } }, '/when/querry: unknown key "querry". Did you mean "query"?'],
    [{ when: { body: { a: 1 } } }, '/when/body/a: "a" is no JSON pointer. '],
    [{ when: { query: { a: { matches: '(' } } } }, '/when/query/a/matches: the pattern "(" cannot be used: '],
  ])('%j is refused', (written, detail) => {
    expect(readExpectation(written)).toEqual({ ok: false, details: [expect.stringContaining(detail)] });
  });
});
