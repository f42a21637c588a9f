import { describe, expect, test } from 'vitest';
import type { Problem } from '../problem.ts';
import {
  type Answer,
  itemsDocument,
  itemsKey,
  type Mutation,
  modelOf,
  startItemsServer,
} from './items-server.fixture.ts';
import { verify } from './verify.ts';
import type { VerifyOptions } from './verify-options.ts';

const model = modelOf(itemsDocument);

async function verifyItems(mutate: Mutation, options: Partial<VerifyOptions> = {}) {
  const server = await startItemsServer(mutate);
  try {
    const headers = { 'X-API-Key': itemsKey };
    const result = await verify(model, { server: server.url, headers, phases: ['examples'], ...options });
    return { ...result, log: server.log, left: server.items.size };
  } finally {
    await server.close();
  }
}

/** `response-status GET /items`, each once. */
const brief = (problems: readonly Problem[]) => [
  ...new Set(problems.map(({ code, operation }) => `${code} ${operation ?? ''}`.trim())),
];

describe('a server that keeps to its document', () => {
  test('has nothing found, every success seen and nothing left behind', async () => {
    const { problems, coverage, left, cases, skipped } = await verifyItems(() => undefined);
    expect(problems).toEqual([]);
    expect(coverage.map(({ operation, successSeen }) => [operation.name, successSeen])).toEqual([
      ['listItems', true],
      ['createItem', true],
      ['getItem', true],
      ['deleteItem', true],
    ]);
    expect(left).toBe(0);
    expect({ cases, skipped }).toEqual({ cases: 5, skipped: [] });
  });
});

/** Bends the answers with this status to this method and path. */
function on(method: string, path: string, status: number, change: (answer: Answer) => void): Mutation {
  return (answer, asked) => {
    if (asked.method !== method || answer.status !== status) return undefined;
    if (asked.path.replace(/\d+$/, '{id}') === path) change(answer);
    return undefined;
  };
}

const list = (change: (answer: Answer) => void) => on('GET', '/items', 200, change);
const read = (change: (answer: Answer) => void) => on('GET', '/items/{id}', 200, change);
const status = (code: number) => (answer: Answer) => {
  answer.status = code;
};
const body = (text: string | undefined) => (answer: Answer) => {
  answer.body = text;
};
const header = (name: string, value: string | undefined) => (answer: Answer) => {
  if (value === undefined) delete answer.headers[name];
  else answer.headers[name] = value;
};
const item = (change: object) =>
  JSON.stringify({ id: 7, name: 'Lamp', created_at: '2025-11-24T10:30:00Z', ...change });

describe('a server that leaves its document', () => {
  const cases: [name: string, mutate: Mutation, want: string[]][] = [
    [
      'an undocumented status',
      list(status(206)),
      ['response-status GET /items', 'success-not-seen GET /items'],
    ],
    ['a required header missing', list(header('x-count', undefined)), ['response-header-missing GET /items']],
    [
      'an integer header that is text',
      list(header('x-count', 'many')),
      ['response-header-invalid GET /items'],
    ],
    [
      'an integer header below its minimum',
      list(header('x-count', '-1')),
      ['response-header-invalid GET /items'],
    ],
    [
      'a boolean header that is a number',
      list(header('x-fresh', '1')),
      ['response-header-invalid GET /items'],
    ],
    [
      'a header that is no date-time',
      list(header('x-updated', 'today')),
      ['response-header-invalid GET /items'],
    ],
    [
      'an array header with a wrong item',
      list(header('x-ids', '1, two')),
      ['response-header-invalid GET /items'],
    ],
    ['a body of the wrong type', read(body(item({ id: '7' }))), ['response-body GET /items/{id}']],
    ['a body without a property', read(body(item({ name: undefined }))), ['response-body GET /items/{id}']],
    [
      'a body with a wrong format',
      read(body(item({ created_at: 'today' }))),
      ['response-body GET /items/{id}'],
    ],
    ['malformed JSON', read(body('{"id": 7,')), ['response-body-malformed GET /items/{id}']],
    ['no body', read(body(undefined)), ['response-body-missing GET /items/{id}']],
    [
      'no content type',
      read(header('content-type', undefined)),
      ['response-content-type-missing GET /items/{id}'],
    ],
    ['an HTML page', read(header('content-type', 'text/html')), ['response-content-type GET /items/{id}']],
    [
      'a content type that is none',
      read(header('content-type', 'json')),
      ['response-content-type GET /items/{id}'],
    ],
    ['a failure', read(status(500)), ['server-error GET /items/{id}', 'success-not-seen GET /items/{id}']],
  ];
  test.each(cases)('%s', async (_name, mutate, want) => {
    const { problems } = await verifyItems(mutate);
    expect(brief(problems)).toEqual(want);
  });

  test('a finding says where, what was expected, what came, and how to see it again', async () => {
    const { findings } = await verifyItems(read(body(item({ id: '7' }))));
    expect(findings).toEqual([
      {
        code: 'response-body',
        class: 'response-shape',
        method: 'GET',
        path: '/items/{id}',
        operationId: 'getItem',
        count: 1,
        after: expect.any(Number),
        case: 'getItem/plain',
        steps: [expect.objectContaining({ response: expect.objectContaining({ status: 200 }) })],
        severity: 'error',
        message: 'the body of the 200 answer does not match its schema at /id: must be integer',
        at: { source: '/items.json', pointer: '/components/schemas/Item/properties/id/type' },
        operation: 'GET /items/{id}',
        expected: 'integer',
        actual: '"7"',
      },
    ]);
  });
});

describe('a server that does not answer', () => {
  test('one request of many is a finding', async () => {
    let closed = 0;
    const closes: Mutation = (answer, asked) => {
      // A safe request is sent once more, since a server may close an idle connection.
      if (asked.method !== 'GET' || !asked.path.startsWith('/items/') || closed === 2) return undefined;
      closed += answer.status === 200 ? 1 : 0;
      return 'destroy';
    };
    const { findings } = await verifyItems(closes);
    expect(brief(findings)).toEqual(['no-answer GET /items/{id}']);
  });

  test('a request that takes too long is a finding', async () => {
    const hangs: Mutation = (answer) => (answer.status === 204 ? 'hang' : undefined);
    const { findings } = await verifyItems(hangs, { timeoutMs: 200 });
    expect(findings.map(({ message, operation }) => `${operation}: ${message}`)).toEqual([
      'DELETE /items/{id}: the server gave no answer: no answer within 200 ms',
    ]);
  });

  test('several in a row end the run with the request that was last', async () => {
    let isDead = false;
    const dies: Mutation = (_answer, asked) => {
      isDead ||= asked.path.startsWith('/items/');
      return isDead ? 'destroy' : undefined;
    };
    await expect(verifyItems(dies)).rejects.toMatchObject({
      code: 'E_SERVER',
      hint: expect.stringContaining('curl -i'),
    });
  });

  test('several in a row of one operation do not, where the server answers others', async () => {
    const closes: Mutation = (_answer, asked) => (asked.path.startsWith('/items/') ? 'destroy' : undefined);
    const { findings } = await verifyItems(closes);
    expect(brief(findings).toSorted()).toEqual(['no-answer DELETE /items/{id}', 'no-answer GET /items/{id}']);
  });

  test('no server at all ends the run at once', async () => {
    const server = await startItemsServer();
    await server.close();
    await expect(verify(model, { server: server.url })).rejects.toMatchObject({
      code: 'E_SERVER',
      hint: 'Start the server, or correct its address.',
    });
  });
});

describe('what a run needs', () => {
  test('nothing is sent with credentials left out when none are given', async () => {
    const { problems, coverage } = await verifyItems(() => undefined, { headers: {} });
    expect([...new Set(problems.map(({ code }) => code))]).toEqual([
      'resource-unavailable',
      'success-not-seen',
    ]);
    expect(problems.find(({ code }) => code === 'success-not-seen')?.hint).toBe(
      'Give credentials that may do this, with --auth or --header.',
    );
    expect(coverage.every(({ successSeen }) => !successSeen)).toBe(true);
  });

  test('a name that is taken is tried again with another', async () => {
    const server = await startItemsServer();
    const headers = { 'X-API-Key': itemsKey };
    for (const name of ['Lamp', 'Table']) {
      const init = {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ name }),
      };
      await fetch(`${server.url}/items`, init);
    }
    const { problems } = await verify(model, { server: server.url, headers, phases: ['examples'] });
    await server.close();
    expect(problems).toEqual([]);
    expect([...server.items.values()].map(({ name }) => name)).toEqual(['Lamp', 'Table']);
  });

  test('the budget is kept, and what was left out is told', async () => {
    const { problems, requests } = await verifyItems(() => undefined, { maxRequests: 5 });
    // What may have to be deleted is kept back.
    expect(requests).toBeLessThanOrEqual(5);
    expect(brief(problems)).toContain('budget-exhausted');
  });

  test('a 429 is waited for once, as long as it asks', async () => {
    const waits: number[] = [];
    let refusals = 0;
    const limits: Mutation = (answer, asked) => {
      if (asked.method !== 'GET' || asked.path !== '/items' || refusals > 0) return undefined;
      refusals += 1;
      answer.status = 429;
      answer.headers['retry-after'] = '7';
      return undefined;
    };
    const sleep = async (ms: number) => void waits.push(ms);
    const { problems, coverage } = await verifyItems(limits, { sleep });
    expect(waits).toEqual([7000]);
    // The document of the items does not have the status; the answer is checked all the same.
    expect(brief(problems)).toEqual(['response-status GET /items']);
    expect(coverage[0]?.successSeen).toBe(true);
  });

  test('a body longer than is read is told, not judged', async () => {
    const { problems } = await verifyItems(() => undefined, { maxBodyBytes: 30 });
    expect(new Set(problems.map(({ code }) => code))).toContain('response-body-unchecked');
  });

  test('skips are results with their reasons', async () => {
    const skip = [
      { operation: 'GET /items/{id}', reason: 'answers for any id' },
      { case: 'createItem/body/table', reason: 'a proxy in front drops it' },
    ];
    const { skipped } = await verifyItems(() => undefined, { skip });
    expect(skipped.map(({ case: one, reason }) => [one.id, reason])).toEqual([
      ['createItem/body/table', 'a proxy in front drops it'],
      ['getItem/plain', 'answers for any id'],
    ]);
  });

  test('of a stateless server nothing is deleted', async () => {
    const { log } = await verifyItems(() => undefined, { stateless: true });
    // The case of the operation itself.
    expect(log.filter((line) => line.startsWith('DELETE'))).toHaveLength(1);
  });

  test('an abort ends the run: what was made is deleted, and what was found is told', async () => {
    const controller = new AbortController();
    const onCase: VerifyOptions['onCase'] = (one) => {
      // What it needs is there by then.
      if (one.id === 'deleteItem/plain') controller.abort();
    };
    const mutate = header('x-count', 'many');
    const { findings, problems, requests, left, isInterrupted } = await verifyItems(list(mutate), {
      signal: controller.signal,
      onCase,
    });
    expect({ left, isInterrupted }).toEqual({ left: 0, isInterrupted: true });
    expect(requests).toBeGreaterThan(3);
    expect(brief(findings)).toEqual(['response-header-invalid GET /items']);
    expect(brief(problems)).toContain('interrupted');
  });

  test('what cannot be deleted in time after an abort is told', async () => {
    const controller = new AbortController();
    const hangs: Mutation = (answer) => (answer.status === 204 ? 'hang' : undefined);
    const { notes, left } = await verifyItems(hangs, {
      signal: controller.signal,
      graceMs: 30,
      timeoutMs: 200,
      onCase: (one) => one.id === 'deleteItem/plain' && controller.abort(),
    });
    expect(left).toBe(0);
    expect(notes.map(({ message }) => message)).toContain(
      'what was created is still there: the run was interrupted, and deleting took too long',
    );
  });

  test('phases can be left out', async () => {
    const { cases, problems } = await verifyItems(() => undefined, { phases: ['examples'] });
    expect({ cases, problems }).toEqual({ cases: 5, problems: [] });
  });
});
