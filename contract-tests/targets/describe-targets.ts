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

/** Settings of the suites of an API. */
export interface TargetsOptions extends Pick<ContractOptions, 'headers' | 'auth' | 'secondUser'> {
  /** Starts the real server, without limits. */
  readonly real: () => Promise<StartedServer>;
  /** What a target cannot do, and why; a target that is not named does all. */
  readonly skip?: Readonly<Partial<Record<Target, NonNullable<ContractOptions['skip']>>>>;
}

/** What is tried of a target that is not tried with everything. */
const briefly: readonly Phase[] = ['examples', 'auth'];

/**
 * Tests that all that answers for an API keeps to its document, by one and the same suite: the real server, the mock that
 * remembers, the mock that does not, unmodified Prism, and MSW handlers in process.
 *
 * @param api its folder in `spec/`
 * @param model of that document
 * @example
 * describeTargets('jobs', model, { real: () => startServer(), headers });
 */
export function describeTargets(api: string, model: Model, options: TargetsOptions): void {
  const { real, skip = {}, ...users } = options;
  const suite = (target: Target, more: Omit<ContractOptions, 'name' | 'skip'>) =>
    describeContract(model, { ...users, ...more, name: nameOf(target, api), skip: skip[target] ?? [] });
  const stateful = createMock(model, { stateful: true, limits: 'off', seed: 1 });

  suite('real', { server: real });
  suite('stateful', { server: { fetch: stateful.fetch } });
  suite('stateless', { server: { fetch: createMock(model).fetch }, stateless: true });
  suite('prism', { server: () => startPrismFor(api), stateless: true, phases: briefly });
  leftOut('prism', api, 'it never answers malformed JSON, and ends at broken percent-encoding');
  describeMsw(api, model, (more) => suite('msw', { ...more, stateless: true, phases: briefly }));
  leftOut('msw', api, 'they answer as the mock that remembers nothing, which is tried with everything');
}

/** MSW puts itself in the place of the global fetch while its suite runs. */
function describeMsw(
  api: string,
  model: Model,
  suite: (server: Pick<ContractOptions, 'server'>) => void,
): void {
  describe('in process', () => {
    const url = `http://${api}.test${model.servers[0]?.basePath ?? ''}`;
    const msw = setupServer(...mockHandlers(model, { baseUrl: url }));
    beforeAll(() => msw.listen({ onUnhandledFrame: 'error' }));
    afterAll(() => msw.close());
    suite({ server: { fetch: (input, init) => globalThis.fetch(input, init), url } });
  });
}

/** Says in the report what of a target is not tried. */
function leftOut(target: Target, api: string, reason: string): void {
  test(`${nameOf(target, api)}: only ${briefly.join(' and ')}`, (context) => context.skip(reason));
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

/** Prism itself, which knows no base path. */
async function startPrismFor(api: string): Promise<StartedServer> {
  const prism = await startPrism(fileURLToPath(new URL(`../../spec/${api}/openapi.yaml`, import.meta.url)));
  const url = await prism.listen(0, '127.0.0.1');
  return { url, close: () => prism.close() };
}
