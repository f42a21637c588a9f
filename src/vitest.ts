import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { checkResponse, type ResponseLike } from './contract/check-response.ts';
import { operationLabel } from './contract/finding.ts';
import { findingText } from './contract/finding-text.ts';
import { type ExpectedCalls, judgeExpectedCalls } from './mock/journal/expected-calls.ts';
import type { Journal } from './mock/journal/journal.ts';
import type { RecordedCall } from './mock/journal/show-call.ts';
import { loadModel } from './model/load.ts';
import type { Model, Operation } from './model/model.ts';
import type { Problem } from './problem.ts';
import { type Case, OverBudget } from './verify/case.ts';
import type { Finding } from './verify/finding.ts';
import type { HookRunner } from './verify/hooks/hook-runner.ts';
import { hookRunnerOf } from './verify/hooks/hook-runner-of.ts';
import { openWorld } from './verify/open-world.ts';
import { type Plan, planCases } from './verify/plan/plan.ts';
import { withReproduction } from './verify/reproduction.ts';
import type { World } from './verify/run/world.ts';
import { runCase } from './verify/run-case.ts';
import { checkSuccessSeen } from './verify/run-problems.ts';
import { skipReason } from './verify/skip.ts';
import { applySuppressions } from './verify/suppress/apply-suppressions.ts';
import { readSuppressions } from './verify/suppress/read-suppressions.ts';
import type { Suppression } from './verify/suppress/suppression.ts';
import { today } from './verify/suppress/today.ts';
import type { VerifyOptions } from './verify/verify-options.ts';

export type { ResponseLike } from './contract/check-response.ts';
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
export interface ContractOptions
  extends Omit<
    VerifyOptions,
    'server' | 'fetch' | 'signal' | 'onCase' | 'workers' | 'graceMs' | 'maxLatencyMs'
  > {
  /** What the suite is called. Default: the document's path or title. */
  readonly name?: string;
  readonly server: ContractServer;
  /** A file of accepted findings, as `verify --suppress` reads it. */
  readonly suppress?: string;
}

/**
 * Tests that a server keeps to its document: a suite with one group an operation and one test a case.
 *
 * A test fails on findings that are errors; warnings and notes become annotations. The last test of each group
 * asks whether a success answer was seen. What does not apply is skipped with its reason. Tests may run in any order
 * and alone; what was made is deleted at the end.
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
    const suppressions = await suppressionsOf(options.suppress);
    const plan = planCases(model, {
      ...options,
      includes: (one) => (options.includes?.(one) ?? true) && !options.excluded?.(one),
    });
    const suite: Suite = {
      model,
      plan,
      skip: options.skip ?? [],
      suppressions,
      told: new Map(),
      world: undefined,
      hooks: undefined,
    };
    let started: StartedServer | undefined;
    beforeAll(async () => {
      started = await startServer(options.server, model);
      const { fetch } = typeof options.server === 'object' ? options.server : {};
      const settings = { ...options, server: started.url, ...(fetch && { fetch }) };
      suite.hooks = hookRunnerOf(settings);
      await suite.hooks?.beforeRun();
      suite.world = openWorld(model, settings);
    });
    afterAll(async () => {
      try {
        await suite.world?.close();
      } finally {
        await suite.hooks?.afterRun();
        await started?.close?.();
      }
      // What one test has found about the operation of another that had run by then.
      failOn(suite, suite.world?.findings ?? [], 'the end');
    });
    describeOperations(suite);
  });
}

/** What the tests of a suite share. */
interface Suite {
  readonly model: Model;
  readonly plan: Plan;
  readonly skip: NonNullable<VerifyOptions['skip']>;
  readonly suppressions: readonly Suppression[];
  /** What a test has failed on already, and which: run again, it fails again. */
  readonly told: Map<string, string>;
  /** Undefined until the server is there. */
  world: World | undefined;
  hooks: HookRunner | undefined;
}

function worldOf({ world }: Suite): World {
  if (world) return world;
  throw new Error('the server was not started');
}

function describeOperations(suite: Suite): void {
  const { model, plan } = suite;
  const groups = Map.groupBy(plan.cases, ({ operation }) => operation);
  // In the order of the plan, which has last what ends the session of all.
  for (const operation of new Set([...groups.keys(), ...model.operations])) {
    const label = operationLabel(operation);
    const cases = groups.get(operation) ?? [];
    const problems = plan.problems.filter((problem) => problem.operation === label);
    // Left out by `includes` or `phases`; a group without tests would fail.
    if (cases.length === 0 && problems.length === 0) continue;
    describe(label, () => {
      for (const one of cases) test(one.title, (context) => testCase(suite, one, context));
      if (cases.length > 0) testAll(suite, operation);
      for (const problem of problems) {
        test(`not exercised at ${problem.at?.pointer ?? ''}`, (context) => context.skip(problem.message));
      }
    });
  }
}

async function testCase(suite: Suite, one: Case, context: TestContext): Promise<void> {
  const world = worldOf(suite);
  world.takeRecentFindings();
  const reason = await runCase(world, one, suite.skip).catch((error: unknown) => {
    if (error instanceof OverBudget) expect.fail('the budget of requests was used up: raise maxRequests');
    throw error;
  });
  // What others answered, asked to create or delete something, fails their own tests.
  const [own, others] = split(world.takeRecentFindings(), one.operation);
  const shown = [...others, ...own.filter(({ severity }) => severity !== 'error')];
  await annotate(context, withoutIgnored(suite, shown), suite.model);
  failOn(suite, own, one.id);
  if (reason !== undefined) context.skip(reason);
}

/** What the cases of other operations found, and whether anything was seen at all. */
function testAll(suite: Suite, operation: Operation): void {
  test('a success answer was seen', (context) => {
    const { caller } = worldOf(suite);
    const reason = skipReason(suite.skip, { id: `${operation.name}/success`, operation });
    if (reason !== undefined) context.skip(reason);
    const coverage = caller.coverage.of(operation);
    if (coverage.statuses.size === 0) context.skip('none of its cases was run');
    const [problem] = checkSuccessSeen(coverage);
    if (problem) expect.fail(findingText(suite.model, problem));
  });
  test('nothing is wrong with it in what others do', () => {
    const [own] = split(worldOf(suite).findings, operation);
    failOn(suite, own, `${operation.name} in others`);
  });
}

async function suppressionsOf(file: string | undefined): Promise<readonly Suppression[]> {
  if (file === undefined) return [];
  const read = await readSuppressions(resolve(file));
  if (read.ok) return read.value;
  const lines = read.problems.map(({ message, at }) => `  line ${at?.position?.line ?? 1}: ${message}`);
  throw new Error(`${file} cannot be used:\n${lines.join('\n')}`);
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

/** Without what a hook says is no finding. */
function withoutIgnored({ hooks }: Suite, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one) => hooks?.ignored(one) === undefined);
}

/** Fails on the errors among findings, unless they are accepted, or another test has failed on them. */
function failOn(suite: Suite, findings: readonly Finding[], by: string): void {
  const { model, suppressions, told } = suite;
  const found = findings.filter(({ severity }) => severity === 'error');
  if (found.length === 0) return;
  const context = { operations: model.operations, today: today(), isWhole: false };
  const { kept } = applySuppressions(withoutIgnored(suite, found), suppressions, context);
  const errors = kept.filter((one) => (told.get(keyOf(one)) ?? by) === by);
  for (const one of errors) told.set(keyOf(one), by);
  const texts = errors.map((one) => findingText(model, withReproduction(model, one)));
  if (texts.length > 0) expect.fail(texts.join('\n\n'));
}

declare module 'vitest' {
  // The parameters are those of the interface that this adds to.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /**
     * Fails where an answer breaks its document: status, content type, headers, body. It is to be awaited.
     *
     * @param document a model, or the path or URL of an OpenAPI document
     * @param operation its name, or method and path; without it the answer's URL must lead to one
     * @example
     * await expect(await fetch(`${url}/jobs/7`)).toMatchContract('spec/jobs/openapi.yaml', 'getJob');
     */
    toMatchContract(document: string | URL | Model, operation?: string): Promise<void>;
  }
}

const models = new Map<string, Promise<Model>>();

expect.extend({
  async toMatchContract(received: ResponseLike, document: string | URL | Model, operation?: string) {
    const isReference = typeof document === 'string' || document instanceof URL;
    const key = String(document);
    const loading = isReference ? (models.get(key) ?? modelOf(document)) : document;
    if (isReference && loading instanceof Promise) models.set(key, loading);
    const model = await loading;
    const checked = await checkResponse(model, received, operation);
    if (!checked.ok) return { pass: this.isNot, message: () => checked.reason };
    const errors = checked.problems.filter(({ severity }) => severity === 'error');
    const label = operationLabel(checked.operation);
    return {
      pass: errors.length === 0,
      message: () =>
        errors.length === 0
          ? `expected the answer not to match ${label}, but it does`
          : `the answer does not match ${label}:\n${errors.map((one) => findingText(model, one)).join('\n\n')}`,
    };
  },
});

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
