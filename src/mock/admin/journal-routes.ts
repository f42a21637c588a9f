import { suggestion } from '../../suggestion.ts';
import { headerValue, type MockResponse } from '../exchange.ts';
import type { CallQuery } from '../journal/call-query.ts';
import { judgeCalls } from '../journal/expectation.ts';
import type { Journal } from '../journal/journal.ts';
import { journalHar } from '../journal/journal-har.ts';
import { readExpectation } from '../journal/read-expectation.ts';
import { unknownOperation } from '../journal/unknown-operation.ts';
import { jsonAnswer, missingAnswer, refusal } from './admin-answer.ts';
import type { AdminOrder, AdminRoute } from './admin-call.ts';
import { parseBody, unreadable } from './read-body.ts';

const defaultLimit = 50;
const maxLimit = 1000;

/** What was asked and answered. */
export const journalRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/requests',
    summary:
      'what was asked and answered, the oldest first; by operation, api, session, method, path, status, since; limit and after for pages',
    answer: withJournal(listRequests),
  },
  {
    method: 'GET',
    path: '/requests/{id}',
    summary: 'one of them',
    answer: withJournal((journal, { path: { id = '' } }) => {
      const call = /^\d{1,15}$/.test(id) ? journal.get(Number(id)) : undefined;
      return call
        ? jsonAnswer(call)
        : refusal(404, 'There is no such request', 'It was never made, or is not kept any more.');
    }),
  },
  {
    method: 'DELETE',
    path: '/requests',
    summary: 'forgets them, or those of a session',
    answer: withJournal((journal, { session }) => {
      journal.clear(session);
      return { status: 204, headers: {}, body: undefined };
    }),
  },
  {
    method: 'POST',
    path: '/expect',
    summary:
      'whether calls were made as expected: {"operation": "createJob", "when": {…}, "times": 1}; 417 where not',
    answer: withJournal(expectCalls),
  },
  {
    method: 'GET',
    path: '/har',
    summary: 'the same requests as an HTTP Archive, for the developer tools of browsers',
    answer: withJournal((journal, order) => {
      const read = readQuery(order);
      if (!read.ok) return read.answer;
      const { headers, isSecure } = order.call;
      const baseUrl = `${isSecure === true ? 'https' : 'http'}://${headerValue(headers, 'host') ?? 'localhost'}`;
      return jsonAnswer(journalHar(journal, read.query, baseUrl));
    }),
  },
];

function withJournal(
  answer: (journal: Journal, order: AdminOrder) => MockResponse,
): (order: AdminOrder) => MockResponse {
  return (order) => {
    const { journal } = order.control;
    return journal ? answer(journal, order) : missingAnswer('journal', 'It was started without one.');
  };
}

function listRequests(journal: Journal, order: AdminOrder): MockResponse {
  const read = readQuery(order);
  if (!read.ok) return read.answer;
  const limit = Number(order.query.get('limit') ?? defaultLimit);
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    return unreadable([`"limit" is a number from 1 to ${maxLimit}.`]);
  }
  const { after, ...query } = read.query;
  const entries = journal.entries({ ...query, after });
  const page = entries.slice(0, limit);
  const last = page.at(-1);
  return jsonAnswer({
    requests: page.map((entry) => journal.show(entry)),
    /** How many match, behind `after`. */
    total: entries.length,
    // As `after`, it gives the next page.
    ...(last && entries.length > page.length && { next: last.id }),
    dropped: journal.dropped,
  });
}

function expectCalls(journal: Journal, { call, session }: AdminOrder): MockResponse {
  const body = parseBody(call.body);
  if (!body.ok) return unreadable(['The body is not JSON. Send {"operation": "createJob", "times": 1}.']);
  const read = readExpectation(body.value);
  if (!read.ok) return unreadable(read.details);
  const { query } = read.value;
  const unknown = unknownOperation(journal.apis(), query.operation);
  if (unknown !== undefined) return unreadable([unknown]);
  const verdict = judgeCalls(journal, {
    ...read.value,
    query: { ...query, session: query.session ?? session },
  });
  const { ok, count, calls, nearest, message } = verdict;
  if (ok) return jsonAnswer({ count, calls });
  return refusal(417, 'The calls are not as expected', message, { members: { count, calls, nearest } });
}

type ReadQuery =
  | { readonly ok: true; readonly query: CallQuery }
  | { readonly ok: false; readonly answer: MockResponse };

function readQuery({ query, session }: AdminOrder): ReadQuery {
  const known = ['operation', 'api', 'session', 'method', 'path', 'status', 'since', 'after', 'limit'];
  const unknown = [...query.keys()].find((key) => !known.includes(key));
  if (unknown !== undefined) {
    return wrongQuery(`There is no filter ${JSON.stringify(unknown)}. ${suggestion(unknown, known)}`);
  }
  const text = (name: string) => query.get(name) ?? undefined;
  const [status, since, after] = [text('status'), text('since'), text('after')];
  if (status !== undefined && !/^[1-5](?:\d\d|xx)$/i.test(status)) {
    return wrongQuery('"status" is a status or a range: 404, 4XX.');
  }
  if (since !== undefined && Number.isNaN(Date.parse(since))) {
    return wrongQuery('"since" is a time: 2026-05-04T10:00:00Z.');
  }
  if (after !== undefined && !/^\d{1,15}$/.test(after)) return wrongQuery('"after" is the id of a request.');
  return {
    ok: true,
    query: {
      operation: text('operation'),
      api: text('api'),
      session,
      method: text('method'),
      path: text('path'),
      status,
      since: since === undefined ? undefined : new Date(since),
      after: after === undefined ? undefined : Number(after),
    },
  };
}

function wrongQuery(detail: string): ReadQuery {
  return { ok: false, answer: unreadable([detail]) };
}
