import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Method } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import { isSafeMethod } from '../run/safe-method.ts';
import type { World } from '../run/world.ts';
import { methodEvidenceOf } from './method-evidence.ts';
import { type MethodSubject, methodRequest, methodSubject } from './method-subject.ts';
import { type PathGroup, reachableMethods, routerOf, undocumentedMethods } from './path-group.ts';

/** What does least harm first; what nobody would miss goes last. */
const order: readonly Method[] = ['get', 'patch', 'put', 'post', 'delete'];

/** The methods that a path does not have are refused. */
export function undocumentedMethodsCase(group: PathGroup): Case {
  const [operation] = group.operations;
  return {
    id: `${operation.name}/method`,
    phase: 'boundaries',
    operation,
    title: 'with methods that its path does not have',
    topic: 'method',
    run: async (world) => {
      let subject = await methodSubject(world, group);
      if (!subject)
        return world.skip('what its path names could not be made, and what is there is not risked');
      const found = undocumentedMethods(routerOf(world.model), subject.path);
      const methods = order.filter(
        (method) => found.includes(method) && !isRisky(world, group, method, found),
      );
      for (const method of methods) {
        const exchange = await tryMethod(world, group, subject, method);
        // What was answered may have changed or taken away what the next one would be tried on.
        if (isSuccess(exchange) && !isSafeMethod(method)) subject = await methodSubject(world, group);
        if (!subject) return;
      }
    },
  };
}

/** DELETE of a list is everybody's data: not where another method shows as well whether the path refuses. */
function isRisky(
  { map }: World,
  { operations }: PathGroup,
  method: Method,
  found: readonly Method[],
): boolean {
  const isList = operations.some((one) => map.roles.get(one)?.kind === 'list');
  return method === 'delete' && isList && found.length > 1;
}

async function tryMethod(
  world: World,
  group: PathGroup,
  { operation, item, isThere, path }: MethodSubject,
  method: Method,
): Promise<Exchange | undefined> {
  const request = methodRequest(world, group, operation, method);
  const exchange = await world.send({ operation, request, item, manner: { isOdd: true } });
  if (!exchange) return undefined;
  const { status } = exchange.response;
  if (isSuccess(exchange)) {
    world.report({
      code: 'method-answered',
      operation: group.operations[0],
      method,
      message: `${method.toUpperCase()}, which the document does not have here, is answered with a success`,
      expected: group.names405 ? '405' : 'a refusal',
      actual: String(status),
      steps: [exchange],
    });
  } else if (status === 405) checkAllow(world, group, path, exchange);
  else if (group.names405 && isThere) checkStatus(world, group, exchange);
  return exchange;
}

/** Who is calling, how often and what the server cannot do come before what the path has. */
const otherReasons = new Set([401, 403, 429, 501]);

function checkStatus(world: World, { operations }: PathGroup, exchange: Exchange): void {
  const { status } = exchange.response;
  if (status < 400 || status >= 500 || otherReasons.has(status)) return;
  world.report({
    code: 'method-status',
    operation: operations[0],
    message: 'a method that the path does not have is refused with another status than the documented 405',
    expected: '405',
    actual: String(status),
    steps: [exchange],
  });
}

function checkAllow(world: World, group: PathGroup, path: string, exchange: Exchange): void {
  const [operation] = group.operations;
  const allow = headerOf(exchange.response.headers, 'allow');
  if (allow === undefined) {
    methodEvidenceOf(world).sawNoAllow({ world, group, steps: [exchange] });
    return;
  }
  methodEvidenceOf(world).sawAllow();
  const told = new Set(
    allow
      .split(',')
      .map((name) => name.trim().toUpperCase())
      .filter((name) => name !== ''),
  );
  const missing = [...group.methods].filter((name) => !isFree(name) && !told.has(name));
  const reachable = reachableMethods(routerOf(world.model), path);
  const extra = [...told].filter((name) => !isFree(name) && !group.methods.has(name) && !reachable.has(name));
  if (missing.length === 0 && extra.length === 0) return;
  const message =
    missing.length > 0
      ? 'Allow lacks a method that the path has'
      : 'Allow names a method that the path does not have';
  world.report({
    code: 'allow-incomplete',
    operation,
    message,
    expected: [...group.methods].join(', '),
    actual: allow,
    steps: [exchange],
  });
}

/** Servers add these by themselves. */
function isFree(method: string): boolean {
  return method === 'HEAD' || method === 'OPTIONS' || method === 'TRACE';
}
