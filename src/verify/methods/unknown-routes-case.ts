import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { baseCandidates } from '../plan/base-request.ts';
import type { ParameterValue } from '../request.ts';
import { isSuccess, pathValues } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type PathGroup, routerOf } from './path-group.ts';

const segment = 'concordat-no-such-path';

/** What is below or beside a path, and no path of the document, is not there. */
export function unknownRoutesCase(group: PathGroup, get: Operation): Case {
  return {
    id: `${get.name}/route`,
    phase: 'boundaries',
    operation: get,
    title: 'on paths that the document does not have',
    topic: 'route',
    run: async (world) => {
      const item = await world.itemFor(get, false);
      if (!item) return world.skip('what its path names could be neither made nor found');
      const values = pathValues(world.map, get, item);
      const own = get.path.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
        String(values.get(name) ?? whole),
      );
      // Below it, and beside its last word: `/jobs/7/no-such-path`, `/no-such-path`.
      await tryRoute(world, group, get, { item, suffix: `/${segment}`, path: `${own}/${segment}` });
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
    run: (world) =>
      tryRoute(world, undefined, operation, { item: undefined, suffix: undefined, path: `/${segment}` }),
  };
}

interface Route {
  readonly item: Awaited<ReturnType<World['itemFor']>>;
  /** Behind the operation's own path; undefined for a path of its own. */
  readonly suffix: string | undefined;
  readonly path: string;
}

async function tryRoute(
  world: World,
  group: PathGroup | undefined,
  operation: Operation,
  { item, suffix, path }: Route,
): Promise<void> {
  if (routerOf(world.model).match('get', path).kind !== 'not-found') return;
  const candidates = baseCandidates(world.model, operation);
  const parameters: readonly ParameterValue[] =
    candidates.ok && group ? (candidates.requests[0]?.parameters ?? []) : [];
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
