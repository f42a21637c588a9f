import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createMock } from './mock/mock.ts';
import { hooksOf } from './verify/hooks/loaded-hooks.ts';
import { itemsDocument, itemsKey, modelOf, startItemsServer } from './verify/items-server.fixture.ts';
import { describeContract, expectCalls } from './vitest.ts';

const headers = { 'X-API-Key': itemsKey };

describeContract(modelOf(itemsDocument), {
  name: 'a server that is started and closed',
  server: () => startItemsServer(),
  headers,
});

describe('hooks of a suite', () => {
  const called: string[] = [];
  describeContract(modelOf(itemsDocument), {
    name: 'as of a run of verify',
    headers,
    server: () =>
      startItemsServer((answer, asked) => {
        // Without what the hook prepares no test would pass.
        if (called.length === 0) answer.status = 500;
        if (asked.path === '/items' && answer.status === 200) answer.headers['x-count'] = 'many';
        return undefined;
      }),
    hooks: hooksOf({
      beforeRun: () => void called.push('before'),
      ignore: ({ code }) => (code === 'response-header-invalid' ? 'it is being changed' : undefined),
      afterRun: () => void called.push('after'),
    }),
  });
  // Suites are run in their order.
  test('are called before and after it', () => expect(called).toEqual(['before', 'after']));
});

describeContract(modelOf(itemsDocument), {
  name: 'a suite of one operation: the others have no group that would fail for want of tests',
  server: () => startItemsServer(),
  headers,
  includes: ({ name }) => name === 'listItems',
});

const root = fileURLToPath(new URL('..', import.meta.url));

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Runs a suite in a vitest of its own and gives back what it told of each test. */
async function runSuite(
  code: string,
  ...flags: readonly string[]
): Promise<readonly { readonly title: string; readonly status: string; readonly text: string }[]> {
  const dir = await mkdtemp(join(tmpdir(), 'concordat-suite-'));
  const file = join(dir, 'suite.test.ts');
  await writeFile(file, code.replaceAll('SRC', join(root, 'src')));
  const report = join(dir, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--root', dir, '--reporter', 'json', '--outputFile', report, ...flags];
  // A suite with failures ends with 1, which is no failure of this one.
  await new Promise<void>((resolve) => execFile(process.execPath, args, { cwd: dir }, () => resolve()));
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as Report;
  await rm(dir, { recursive: true });
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status, failureMessages }) => ({
      title: fullName,
      status,
      text: failureMessages.join('\n'),
    })),
  );
}

describe('a server that leaves its document', () => {
  test('fails the tests of what it leaves, and no other', async () => {
    const results = await runSuite(`
      import { describeContract } from 'SRC/vitest.ts';
      import { itemsDocument, itemsKey, modelOf, startItemsServer } from 'SRC/verify/items-server.fixture.ts';
      describeContract(modelOf(itemsDocument), {
        name: 'items',
        headers: { 'X-API-Key': itemsKey },
        server: () => startItemsServer((answer, asked) => {
          if (asked.path === '/items' && answer.status === 200) answer.headers['x-count'] = 'many';
          if (asked.method === 'DELETE' && answer.status === 204) answer.status = 202;
        }),
      });
    `);
    expect(results.filter(({ status }) => status === 'failed').map(({ title }) => title)).toEqual([
      'items GET /items no parameters',
      'items DELETE /items/{id} required parameters',
      'items DELETE /items/{id} a success answer was seen',
    ]);
    expect(results.filter(({ status }) => status === 'passed').length).toBeGreaterThan(10);
    expect(results.find(({ status }) => status === 'failed')?.text).toMatch(
      /the header X-Count of the 200 answer must be integer \[response-header-invalid\]\n {2}at \/items\.json:\d+:\d+\n {2}expected integer\n {2}came {5}"many"\n {2}(?:Seen \d+ times\. )?Reproduce:\n {2}curl -i 'http:/,
    );
  });
});

describe('tests in any order', () => {
  test('each finding fails one test, however they are shuffled', async () => {
    const suite = `
      import { describeContract } from 'SRC/vitest.ts';
      import { itemsDocument, itemsKey, modelOf, startItemsServer } from 'SRC/verify/items-server.fixture.ts';
      describeContract(modelOf(itemsDocument), {
        name: 'items',
        headers: { 'X-API-Key': itemsKey },
        phases: ['examples'],
        server: () => startItemsServer((answer, asked) => {
          if (asked.method === 'POST' && answer.status === 201) delete answer.headers.location;
        }),
      });
    `;
    for (const seed of ['1', '2']) {
      const results = await runSuite(suite, '--sequence.shuffle.tests', '--sequence.seed', seed);
      const failed = results.filter(({ text }) => text.includes('Location'));
      expect(failed.length, seed).toBeGreaterThan(0);
      expect(
        failed.every(({ title }) => title.startsWith('items POST /items')),
        seed,
      ).toBe(true);
    }
  });

  test('what is accepted fails none', async () => {
    const results = await runSuite(`
      import { writeFileSync } from 'node:fs';
      import { describeContract } from 'SRC/vitest.ts';
      import { itemsDocument, itemsKey, modelOf, startItemsServer } from 'SRC/verify/items-server.fixture.ts';
      writeFileSync('accepted.yaml', '- { code: response-header-missing, operation: createItem, reason: known }');
      describeContract(modelOf(itemsDocument), {
        name: 'items',
        headers: { 'X-API-Key': itemsKey },
        phases: ['examples'],
        suppress: 'accepted.yaml',
        server: () => startItemsServer((answer, asked) => {
          if (asked.method === 'POST' && answer.status === 201) delete answer.headers.location;
        }),
      });
    `);
    expect(results.filter(({ text }) => text.includes('response-header-missing'))).toEqual([]);
    expect(results.length).toBeGreaterThan(8);
  });
});

describe('an answer of an ordinary test', () => {
  const model = modelOf(itemsDocument);
  const item = { id: 7, name: 'Lamp', created_at: '2025-11-24T10:30:00Z' };
  const answer = (body: object, init: ResponseInit = {}) => Response.json(body, init);
  const at = (url: string, body: object, status = 200) => ({
    status,
    url,
    headers: { 'content-type': 'application/json' },
    body,
  });

  test('that keeps to the document', async () => {
    const response = answer(item);
    await expect(response).toMatchContract(model, 'getItem');
    // It can be read afterwards.
    expect(await response.json()).toEqual(item);
    await expect(answer(item)).toMatchContract(model, 'get /items/{id}');
    await expect(at('http://h/v1/items/7', item)).toMatchContract(model);
    await expect(at('http://h/items', { ...item, extra: 1 }, 201)).not.toMatchContract(model, 'createItem');
  });

  test('that does not fails with the place in the document', async () => {
    await expect(expect(answer({ ...item, id: '7' })).toMatchContract(model, 'getItem')).rejects.toThrow(
      /does not match GET \/items\/\{id\}:\n.*at \/id: must be integer \[response-body\]\n {2}at \/items\.json:\d+:\d+\n {2}expected integer\n {2}came {5}"7"/,
    );
    await expect(expect(answer(item)).not.toMatchContract(model, 'getItem')).rejects.toThrow(
      'expected the answer not to match GET /items/{id}, but it does',
    );
  });

  const unclear: [name: string, received: object, operation: string | undefined, message: string][] = [
    ['without URL and name', answer(item), undefined, 'the answer has no URL: name the operation'],
    ['of a name that is none', answer(item), 'getItems', 'Did you mean "getItem"?'],
    ['at no path', at('http://h/v1/things', item), undefined, 'the document has no operation at /v1/things'],
    [
      'that several have',
      at('http://h/v1/items', item, 401),
      undefined,
      'the answer may be of GET /items, POST /items: name the operation',
    ],
  ];
  test.each(unclear)('%s cannot be checked, either way', async (_name, received, operation, message) => {
    await expect(expect(received).toMatchContract(model, operation)).rejects.toThrow(message);
    await expect(expect(received).not.toMatchContract(model, operation)).rejects.toThrow(message);
  });

  test('that was read already cannot be checked', async () => {
    const response = answer(item);
    await response.text();
    await expect(expect(response).toMatchContract(model, 'getItem')).rejects.toThrow('check a clone()');
  });
});

describe('the calls of a mock', () => {
  const model = modelOf(itemsDocument);
  const [listItems] = model.operations;
  const list = `${listItems?.method.toUpperCase()} ${listItems?.path}`;

  async function called() {
    const mock = createMock(model, { journal: true });
    await mock.fetch(`${listItems?.path}?limit=2`, { headers: { ...headers, 'x-trace': 't' } });
    return mock;
  }

  test('are as expected, and given back', async () => {
    const mock = await called();
    const calls = expectCalls(mock, list, { times: 1, headers: { 'X-Trace': expect.stringMatching(/^t$/) } });
    expect(calls.map(({ request }) => request.headers['x-trace'])).toEqual(['t']);
    expect(expectCalls(mock, list, { headers: { 'x-trace': 'u' }, times: 0 })).toEqual([]);
    expectCalls(mock, list, { headers });
  });

  test.each<[string, Parameters<typeof expectCalls>[2], string]>([
    [
      'in number',
      { times: 2 },
      `expected 2 calls of ${list}, but 1 was made; these were made:\n  #1 GET /items?limit=2`,
    ],
    ['in a value', { query: { limit: 3 } }, `  #1 GET /items?limit=2 200: query limit is "2"`],
    ['in a secret', { headers: { 'x-api-key': 'other' } }, '200: header x-api-key is REDACTED'],
  ])('are not as expected %s', async (_name, expected, message) => {
    const mock = await called();
    expect(() => expectCalls(mock, list, expected)).toThrow(message);
  });

  test('are not known without a journal, nor of an operation that there is not', async () => {
    expect(() => expectCalls(createMock(model), list)).toThrow('the mock keeps no journal');
    const mock = await called();
    expect(() => expectCalls(mock, 'GET /itmes')).toThrow('Did you mean "GET /items"?');
  });
});
