import { fileURLToPath } from 'node:url';
import { mockHandlers } from 'concordat/msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { createMock } from '../../src/mock/mock.ts';
import { startPrism } from '../../src/mock/prism/prism-server.fixture.ts';
import type { Model } from '../../src/model/model.ts';
import type { Phase } from '../../src/verify/case.ts';
import { type ContractOptions, describeContract, type StartedServer } from '../../src/vitest.ts';

/** What answers for an API. */
export type Target = 'real' | 'stateful' | 'stateless' | 'prism' | 'msw';

/** What the suite of one target is told, in the place of what all are told. */
export type TargetOptions = Pick<
  ContractOptions,
  'headers' | 'auth' | 'secondUser' | 'hooks' | 'flows' | 'phases' | 'skip'
>;

/** Settings of the suites of an API. */
export interface TargetsOptions extends Omit<TargetOptions, 'phases' | 'skip'> {
  /** Starts the real server, without limits. */
  readonly start: () => Promise<StartedServer>;
  /** What is another for one target; each `skip` says why. Default: nothing. */
  readonly targets?: Readonly<Partial<Record<Target, TargetOptions>>>;
}

/** What is tried of a target that is not tried with everything. */
const briefly: readonly Phase[] = ['examples', 'auth'];

/** Why, of those. */
const reasons = {
  prism: 'it never answers malformed JSON, and ends at broken percent-encoding',
  msw: 'they answer as the mock that remembers nothing, which is tried with everything',
};

/**
 * Tests that all that answers for an API keeps to its document, by one and the same suite: the real server, the mock that
 * remembers, the mock that does not, unmodified Prism, and MSW handlers in process.
 *
 * @param api its folder in `spec/`
 * @param model of that document
 * @example
 * describeTargets('jobs', model, { start: () => startServer(), headers });
 */
export function describeTargets(api: string, model: Model, options: TargetsOptions): void {
  const { start, targets = {}, ...all } = options;
  const suite = (target: Target, own: Omit<ContractOptions, 'name'>) =>
    describeContract(model, { ...all, ...own, ...targets[target], name: nameOf(target, api) });
  const stateful = createMock(model, { stateful: true, limits: 'off', seed: 1 });

  suite('real', { server: start });
  suite('stateful', { server: { fetch: stateful.fetch } });
  suite('stateless', { server: { fetch: createMock(model).fetch }, stateless: true });
  describePrism(api, model, (server) => suite('prism', { server, stateless: true, phases: briefly }));
  describeMsw(api, model, (server) => suite('msw', { server, stateless: true, phases: briefly }));
  for (const target of ['prism', 'msw'] as const) {
    test(`${nameOf(target, api)}: only ${briefly.join(' and ')}`, ({ skip }) => skip(reasons[target]));
  }
}

/** Prism knows no base paths: where operations have some of their own, they are taken off on the way to it. */
function describePrism(api: string, model: Model, suite: (server: ContractOptions['server']) => void): void {
  const own = new Set(model.operations.flatMap(({ servers }) => servers.map(({ basePath }) => basePath)));
  for (const { basePath } of model.servers) own.delete(basePath);
  if (own.size === 0) {
    suite(() => startPrismFor(api));
    return;
  }
  describe('without its base paths', () => {
    let prism: StartedServer;
    beforeAll(async () => {
      prism = await startPrismFor(api);
    });
    afterAll(() => prism.close?.());
    suite({
      url: `http://${api}.test`,
      fetch: (input, init) => {
        const { pathname, search } = new URL(input instanceof Request ? input.url : input);
        const basePath = [...own].find((path) => pathname.startsWith(`${path}/`)) ?? '';
        const url = `${prism.url}${pathname.slice(basePath.length)}${search}`;
        return fetch(input instanceof Request ? new Request(url, input) : url, init);
      },
    });
  });
}

/** MSW puts itself in the place of the global fetch while its suite runs. */
function describeMsw(api: string, model: Model, suite: (server: ContractOptions['server']) => void): void {
  describe('in process', () => {
    const url = `http://${api}.test${model.servers[0]?.basePath ?? ''}`;
    const msw = setupServer(...mockHandlers(model, { baseUrl: url }));
    beforeAll(() => msw.listen({ onUnhandledFrame: 'error' }));
    afterAll(() => msw.close());
    suite({ fetch: (input, init) => globalThis.fetch(input, init), url });
  });
}

function nameOf(target: Target, api: string): string {
  switch (target) {
    case 'real':
      return `the ${api} server`;
    case 'stateful':
      return `the mock of ${api} that remembers`;
    case 'stateless':
      return `the mock of ${api} that remembers nothing`;
    case 'prism':
      return `Prism with the document of ${api}`;
    case 'msw':
      return `MSW handlers of ${api}`;
  }
}

/** Prism itself, on a port of its own. */
async function startPrismFor(api: string): Promise<StartedServer> {
  const prism = await startPrism(fileURLToPath(new URL(`../../spec/${api}/openapi.yaml`, import.meta.url)));
  const url = await prism.listen(0, '127.0.0.1');
  return { url, close: () => prism.close() };
}
