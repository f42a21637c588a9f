import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { baseCandidates } from '../plan/base-request.ts';
import type { ParameterValue } from '../request.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { pathTo } from './method-subject.ts';
import { routerOf } from './path-group.ts';

const segment = 'concordat-no-such-path';

/** What is below a path, and no path of the document, is not there. */
export function unknownRoutesCase(get: Operation): Case {
  return {
    id: `${get.name}/route`,
    phase: 'boundaries',
    operation: get,
    title: 'on paths that the document does not have',
    topic: 'route',
    run: async (world) => {
      const item = await world.itemFor(get, false);
      if (!item) return world.skip('what its path names could be neither made nor found');
      const own = pathTo(world, get, item);
      await tryRoute(world, get, { item, suffix: `/${segment}`, path: `${own}/${segment}` });
    },
  };
}

/** A path beside all others. */
export function unknownRootCase(operation: Operation): Case {
  return {
    id: 'route/unknown',
    phase: 'boundaries',
    operation,
    title: 'a path that the document does not have',
    topic: 'route',
    run: (world) => tryRoute(world, operation, { item: undefined, suffix: undefined, path: `/${segment}` }),
  };
}

interface Route {
  readonly item: Awaited<ReturnType<World['itemFor']>>;
  /** Behind the operation's own path; undefined for a path of its own. */
  readonly suffix: string | undefined;
  readonly path: string;
}

async function tryRoute(world: World, operation: Operation, { item, suffix, path }: Route): Promise<void> {
  if (routerOf(world.model).match('get', path).kind !== 'not-found') return;
  const candidates = baseCandidates(world.model, operation);
  const parameters: readonly ParameterValue[] =
    candidates.ok && suffix !== undefined ? (candidates.requests[0]?.parameters ?? []) : [];
  const request = {
    method: 'GET',
    parameters: parameters.filter(({ parameter }) => parameter.in !== 'query'),
    body: undefined,
    fixed: new Set<string>(),
  };
  const exchange = await world.send({
    operation,
    request: { ...request, path: suffix === undefined ? path : `${operation.path}${suffix}` },
    ...(item && { item }),
    manner: { isElsewhere: true },
  });
  if (!exchange || !isSuccess(exchange)) return;
  world.report({
    code: 'route-answered',
    operation,
    message: 'a path that the document does not have is answered with a success',
    expected: '404',
    actual: String(exchange.response.status),
    steps: [exchange],
    detail: suffix === undefined ? 'beside' : 'below',
  });
}
