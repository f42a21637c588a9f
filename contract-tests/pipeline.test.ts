import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMock } from '../src/mock/mock.ts';
import { readFlows } from '../src/verify/flows/read-flows.ts';
import type { LoadedHooks } from '../src/verify/hooks/loaded-hooks.ts';
import { describeContract } from '../src/vitest.ts';
import { type Asked, ask, loadSpecModel } from './ask.ts';
import { logIn } from './servers/pipeline/log-in.ts';
import { type PipelineServer, startServer } from './servers/pipeline/server.ts';
import { demoOtherUser, demoReader, demoUser } from './servers/pipeline/users.ts';
import { describeTargets } from './targets/describe-targets.ts';

const model = await loadSpecModel('pipeline');
const flows = await readFlows('spec/pipeline/pipeline.arazzo.yaml', model);
if (!flows.ok) throw new Error(JSON.stringify(flows.problems));

/** What the mocks take: any token of the right form. */
const any = { Authorization: 'Bearer any' };

const headersOf = async (serverUrl: string, user = demoUser) => ({
  Authorization: `Bearer ${(await logIn(serverUrl, user)).access_token}`,
});

/** Logs in for each suite, and again where a logout was tried. */
function loggingIn(): LoadedHooks {
  let held: Promise<Record<string, string>> | undefined;
  return {
    path: undefined,
    hooks: {
      credentials: async ({ server, user, isRenewal }) => {
        if (user === 'second') return { headers: await headersOf(server, demoOtherUser) };
        if (isRenewal) held = undefined;
        held ??= headersOf(server);
        return { headers: await held };
      },
    },
  };
}

describeTargets('pipeline', model, {
  start: () => startServer(),
  headers: any,
  targets: { real: { headers: {}, hooks: loggingIn(), flows: [flows.value] } },
});

describeContract(model, {
  name: 'the pipeline server with its limits',
  server: () => startServer({ limits: 'documented' }),
  hooks: loggingIn(),
  phases: ['examples'],
  skip: [{ operation: 'refreshTokens', reason: 'the token of the example is nobody’s' }],
});

const mock = createMock(model);

describe('the mock of pipeline, where the examples do not reach', () => {
  test.each(['/api/v1/ingestion/sources/', '/api/v1/quality/score/sales/', '/api/v1/openapi.json/'])(
    'a trailing slash means nothing: %s',
    async (path) => {
      const [slashed, plain] = await Promise.all(
        [path, path.replace(/\/$/, '')].map((one) => mock.fetch(one, { headers: any })),
      );
      expect(slashed?.status).toBe(200);
      expect(await slashed?.text()).toBe(await plain?.text());
    },
  );

  test('the document at /openapi.json is this one, whole', async () => {
    const document = await (await mock.fetch('/api/v1/openapi.json')).json();
    expect(Object.keys(document.paths)).toEqual(
      Object.keys((model.document.root.value as { readonly paths: object }).paths),
    );
  });
});

describe('the pipeline server, where the examples do not reach', () => {
  let still: PipelineServer;
  let headers: Record<string, string>;
  let readerHeaders: Record<string, string>;
  beforeAll(async () => {
    still = await startServer({ workerIntervalMs: 0 });
    [headers, readerHeaders] = await Promise.all([headersOf(still.url), headersOf(still.url, demoReader)]);
  });
  afterAll(() => still.close());

  const unknown = 'deaddead-dead-4ead-8ead-deaddeaddead';
  const rule = { rule_name: 'x', dataset: 'customer_data', severity: 'low' };
  const range = { ...rule, rule_type: 'range', column: 'age' };
  const isReader = { isReader: true };
  const cases: [name: string, status: number, asked: Asked & { readonly isReader?: boolean }][] = [
    ['an unknown field', 400, { operation: 'createRule', path: '/quality/rules', body: { ...range, x: 1 } }],
    ['an id in letters', 400, { operation: 'getSource', path: '/ingestion/sources/abc' }],
    ['a page size too large', 400, { operation: 'listAlerts', path: '/monitoring/alerts?page_size=101' }],
    ['a dash in a dataset', 400, { operation: 'getQualityScore', path: '/quality/score/customer-data' }],
    ['a reader who writes', 403, { operation: 'createSource', path: '/ingestion/sources', ...isReader }],
    ['a reader who reads', 200, { operation: 'listSources', path: '/ingestion/sources', ...isReader }],
    ['a dataset that is not there', 404, { operation: 'listIssues', path: '/quality/issues/nothing' }],
    [
      'a table that is not there',
      404,
      { operation: 'validateDataset', path: '/quality/validate/customer_data?table=x' },
    ],
    ['a dataset never validated', 404, { operation: 'getQualityScore', path: '/quality/score/sales_data' }],
    ['an unknown execution', 404, { operation: 'getExecution', path: `/ingestion/executions/${unknown}` }],
    ['a dataset without rules', 422, { operation: 'validateDataset', path: '/quality/validate/sales_data' }],
    ['a range without bounds', 422, { operation: 'createRule', path: '/quality/rules', body: range }],
    [
      'a query that breaks off',
      422,
      { operation: 'analyzeQuery', path: '/optimization/queries/analyze', body: { query: 'SELECT' } },
    ],
    ['a trailing slash', 200, { operation: 'listMetrics', path: '/monitoring/metrics/?component=quality' }],
    ['a trailing slash behind an id', 404, { operation: 'getRule', path: `/quality/rules/${unknown}/` }],
  ];
  test.each(cases)('%s: %i', async (_name, status, { isReader: reads, ...asked }) => {
    const told = await ask(model, still.url, { headers: reads ? readerHeaders : headers, ...asked });
    expect(told).toMatchObject({ status, findings: [] });
  });

  test('the document at /openapi.json is this one, and is valid against itself', async () => {
    const told = await ask(model, still.url, { operation: 'getOpenapiDocument', path: '/openapi.json/' });
    expect(told.findings).toEqual([]);
    const { paths } = told.body as { readonly paths: object };
    expect(Object.keys(paths)).toEqual(
      Object.keys((model.document.root.value as { readonly paths: object }).paths),
    );
  });
});

test('the limit of the pipeline server answers 429 as documented, for each user and operation', async () => {
  const counted = await startServer({
    limits: 'documented',
    workerIntervalMs: 0,
    clock: () => new Date('2025-06-15T14:19:00Z'),
  });
  const [own, other] = [await headersOf(counted.url), await headersOf(counted.url, demoReader)];
  const list = (headers: Record<string, string>, operation = 'listRules', path = '/quality/rules') =>
    ask(model, counted.url, { operation, path, headers });
  const told = [];
  for (let count = 0; count <= 100; count += 1) told.push(await list(own));
  const others = [await list(other), await list(own, 'listAlerts', '/monitoring/alerts')];
  await counted.close();
  expect(told.findIndex(({ status }) => status === 429)).toBe(100);
  expect(told.flatMap(({ findings }) => findings)).toEqual([]);
  expect(Number(told.at(-1)?.headers.get('retry-after'))).toBe(60);
  expect(others.map(({ status }) => status)).toEqual([200, 200]);
});
