import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { operationLabel } from './contract/finding.ts';
import { findingText } from './contract/finding-text.ts';
import { type ExpectedCalls, judgeExpectedCalls } from './mock/journal/expected-calls.ts';
import type { Journal } from './mock/journal/journal.ts';
import type { RecordedCall } from './mock/journal/show-call.ts';
import { loadModel } from './model/load.ts';
import type { Model, Operation } from './model/model.ts';
import type { Problem } from './problem.ts';
import { OverBudget } from './verify/case.ts';
import type { Finding } from './verify/finding.ts';
import { type Plan, planCases } from './verify/plan/plan.ts';
import { withReproduction } from './verify/reproduction.ts';
import type { World } from './verify/run/world.ts';
import { skipReason } from './verify/skip.ts';
import { checkSuccessSeen, openWorld, runCase, type VerifyOptions } from './verify/verify.ts';

export type { ExpectedCalls } from './mock/journal/expected-calls.ts';
export type { RecordedCall } from './mock/journal/show-call.ts';

/** A server to be tested: its base URL, how to start it, or a function that answers in process. */
export type ContractServer =
  | string
  | (() => Promise<string | StartedServer>)
  | {
      readonly fetch: typeof globalThis.fetch;
      /** What requests are addressed to. Default: `http://localhost` and the document's base path. */
      readonly url?: string;
    };

/** A server that was started for the tests; closed when they are done. */
export interface StartedServer {
  /** With the base path. */
  readonly url: string;
  close?(): Promise<void>;
}

/** Settings of a suite. `skip` takes, besides the ids of cases, `getJob/success`. */
export interface ContractOptions extends Omit<VerifyOptions, 'server' | 'fetch' | 'signal' | 'onCase'> {
  /** What the suite is called. Default: the document's path or title. */
  readonly name?: string;
  readonly server: ContractServer;
}

/**
 * Tests that a server keeps to its document: a suite with one group an operation and one test a case.
 *
 * A test fails on findings that are errors; warnings and notes become annotations. The last test of each group
 * asks whether a success answer was seen. What does not apply is skipped with its reason.
 *
 * @param document a model, or the path or URL of an OpenAPI document
 * @example
 * describeContract('spec/jobs/openapi.yaml', {
 *   server: () => startServer({ port: 0 }),
 *   headers: { Authorization: `Bearer ${key}` },
 * });
 */
export function describeContract(document: string | URL | Model, options: ContractOptions): void {
  const isReference = typeof document === 'string' || document instanceof URL;
  const name = options.name ?? (isReference ? String(document) : document.info.title);
  describe(name, async () => {
    const model = isReference ? await modelOf(document) : document;
    const plan = planCases(model, options);
    let world: World | undefined;
    let started: StartedServer | undefined;
    const running = () => {
      if (world) return world;
      throw new Error('the server was not started');
    };
    beforeAll(async () => {
      started = await startServer(options.server, model);
      const { fetch = globalThis.fetch } = typeof options.server === 'object' ? options.server : {};
      world = openWorld(model, { ...options, server: started.url, fetch });
    });
    afterAll(async () => {
      const before = world?.findings.length ?? 0;
      await world?.close();
      await started?.close?.();
      failOn(world?.findings.slice(before) ?? [], model);
    });
    describeOperations(model, plan, running, options);
  });
}

function describeOperations(
  model: Model,
  plan: Plan,
  running: () => World,
  { skip = [] }: Pick<VerifyOptions, 'skip'>,
): void {
  const groups = Map.groupBy(plan.cases, ({ operation }) => operation);
  for (const operation of model.operations) {
    const cases = groups.get(operation) ?? [];
    /** What a test of the group has failed on already. */
    const told = new Set<string>();
    describe(operationLabel(operation), () => {
      for (const one of cases) {
        test(one.title, async (context) => {
          const world = running();
          world.takeRecentFindings();
          const reason = await runCase(world, one, skip).catch((error: unknown) => {
            if (error instanceof OverBudget)
              expect.fail('the budget of requests was used up: raise maxRequests');
            throw error;
          });
          // What others answered, asked to create or delete something, fails their own tests.
          const [own, others] = split(world.takeRecentFindings(), operation);
          await annotate(context, [...others, ...own.filter(({ severity }) => severity !== 'error')], model);
          for (const one of own) told.add(keyOf(one));
          failOn(own, model);
          if (reason !== undefined) context.skip(reason);
        });
      }
      if (cases.length > 0) testAll(operation, model, running, skip, told);
      for (const problem of plan.problems.filter((each) => each.operation === operationLabel(operation))) {
        test(`not exercised at ${problem.at?.pointer ?? ''}`, (context) => context.skip(problem.message));
      }
    });
  }
}

/** What the cases of other operations found, and whether anything was seen at all. */
function testAll(
  operation: Operation,
  model: Model,
  running: () => World,
  skips: NonNullable<VerifyOptions['skip']>,
  told: ReadonlySet<string>,
): void {
  test('a success answer was seen', (context) => {
    const { caller } = running();
    const reason = skipReason(skips, { id: `${operation.name}/success`, operation });
    if (reason !== undefined) context.skip(reason);
    const coverage = caller.coverage.of(operation);
    if (coverage.statuses.size === 0) context.skip('none of its cases was run');
    const [problem] = checkSuccessSeen(coverage);
    if (problem) expect.fail(findingText(model, problem));
  });
  test('nothing is wrong with it in what others do', () => {
    const [own] = split(running().findings, operation);
    failOn(
      own.filter((one) => !told.has(keyOf(one))),
      model,
    );
  });
}

async function modelOf(document: string | URL): Promise<Model> {
  const reference =
    document instanceof URL && document.protocol === 'file:' ? document.pathname : String(document);
  const loaded = await loadModel(decodeURIComponent(reference));
  if (loaded.ok) return loaded.value;
  throw new Error(
    `${reference} cannot be used:\n${loaded.problems.map(({ message }) => message).join('\n')}`,
  );
}

async function startServer(server: ContractServer, model: Model): Promise<StartedServer> {
  if (typeof server === 'string') return { url: server };
  if (typeof server !== 'function') {
    return { url: server.url ?? `http://localhost${model.servers[0]?.basePath ?? ''}` };
  }
  const started = await server();
  return typeof started === 'string' ? { url: started } : started;
}

function keyOf({ code, message, at }: Finding): string {
  return [code, message, at?.source, at?.pointer].join('\n');
}

/** The findings of an operation, and those of others. */
function split(
  problems: readonly Finding[],
  operation: Operation,
): readonly [own: readonly Finding[], others: readonly Finding[]] {
  const isOther = (problem: Finding) =>
    problem.operation !== undefined && problem.operation !== operationLabel(operation);
  return [problems.filter((problem) => !isOther(problem)), problems.filter(isOther)];
}

/** What does not fail a test is to be seen all the same. */
async function annotate(context: TestContext, problems: readonly Problem[], model: Model): Promise<void> {
  for (const problem of problems)
    await context.annotate(findingText(model, problem), problem.severity === 'note' ? 'notice' : 'warning');
}

function failOn(findings: readonly Finding[], model: Model): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const texts = errors.map((one) => findingText(model, withReproduction(model, one)));
  if (texts.length > 0) expect.fail(texts.join('\n\n'));
}

/** A mock, or anything else that has a journal. */
export interface CalledMock {
  readonly state: { readonly journal: Journal | undefined } | undefined;
}

/**
 * Fails where an operation of a mock was not called as expected; gives back the calls that fit, the first 100 of them,
 * with their secrets replaced.
 *
 * @param operation its name, or method and path: `createJob`, `POST /jobs`
 * @example
 * expectCalls(mock, 'createJob', { times: 1, body: expect.objectContaining({ type: 'export' }) });
 */
export function expectCalls(
  mock: CalledMock,
  operation: string,
  expected: ExpectedCalls = {},
): readonly RecordedCall[] {
  const journal = mock.state?.journal;
  if (!journal) {
    expect.fail('the mock keeps no journal, so that its calls are not known: make it with "journal: true"');
  }
  const { ok, message, calls } = judgeExpectedCalls(journal, operation, expected);
  if (!ok) expect.fail(message);
  // Counted, for tests that say how much they assert.
  expect(ok).toBe(true);
  return calls;
}
