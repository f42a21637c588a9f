import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Method } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Case } from '../case.ts';
import { type CaseRequest, withBodyValue } from '../request.ts';
import { type Item, isSuccess } from '../run/item.ts';
import { isSafeMethod } from '../run/safe-method.ts';
import type { World } from '../run/world.ts';
import { allowExtras, allowFault } from './allow-fault.ts';
import { changingCredentials } from './changing-credentials.ts';
import { methodEvidenceOf } from './method-evidence.ts';
import { type MethodSubject, methodRequest, methodSubject } from './method-subject.ts';
import { conditionsOf } from './path-conditions.ts';
import { type PathGroup, refuserOf, routerOf, undocumentedMethods } from './path-group.ts';

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
      const blamed = new Map<string, Method>();
      const [answered, refused] = [new Set<string>(), new Map<string, Refused>()];
      const untried = new Set(found.filter((method) => !methods.includes(method)));
      for (const method of methods) {
        const tried = { group, method, path: subject.path, blamed, answered, refused, untried };
        const exchange = await tryMethod(world, tried, subject);
        // What was answered may have changed or taken away what the next one would be tried on.
        if (isSuccess(exchange) && !isSafeMethod(method)) subject = await methodSubject(world, group);
        if (!subject) break;
      }
      // Only when all were tried is it known which of those that Allow names there are.
      for (const one of refused.values()) checkAllow(world, one, refused);
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
  tried: Tried,
  { operation, item, isThere }: MethodSubject,
): Promise<Exchange | undefined> {
  const { group, method } = tried;
  const plain = methodRequest(world, group, operation, method);
  const credentials = isSafeMethod(method) ? undefined : changingCredentials(world, operation);
  const request = isSafeMethod(method)
    ? plain
    : { ...plain, headers: await conditionsOf(world, group, item), ...(credentials && { credentials }) };
  const send = (one: CaseRequest) => world.send({ operation, request: one, item, manner: { isOdd: true } });
  const first = await send(request);
  const usual = first && isHeard(first) ? withSent(world, request, item) : undefined;
  const exchange = (usual && (await send(usual))) ?? first;
  if (!exchange) return undefined;
  const { status } = exchange.response;
  if (isSuccess(exchange)) {
    tried.answered.add(method.toUpperCase());
    methodEvidenceOf(world).sawAnswered(group, method);
    world.report({
      code: 'method-answered',
      operation: group.operations[0],
      method,
      message: `${method.toUpperCase()}, which the document does not have here, is answered with a success`,
      expected: group.names405 ? '405' : 'a refusal',
      actual: String(status),
      steps: [exchange],
    });
  } else if (status === 405) {
    tried.refused.set(method.toUpperCase(), { tried, exchange });
    methodEvidenceOf(world).sawRefused(group);
  } else if (group.names405 && isThere) checkStatus(world, tried, exchange);
  else if (status === 404 && isThere) await checkFound(world, tried, item, exchange);
  return exchange;
}

/** A method that is tried on a path. */
interface Tried {
  readonly group: PathGroup;
  readonly method: Method;
  /** As it was sent, without base path and query. */
  readonly path: string;
  /** By fault of the path: the first method that has shown it. What is wrong with all of them is told once. */
  readonly blamed: Map<string, Method>;
  /** The methods that were answered with a success, in upper case: they have been told. */
  readonly answered: Set<string>;
  /** Those that were refused as methods, in upper case. */
  readonly refused: Map<string, Refused>;
  /** Those that the path does not have either, and that might do too much harm. */
  readonly untried: ReadonlySet<Method>;
}

/** A 405, whose Allow is looked at. */
interface Refused {
  readonly tried: Tried;
  readonly exchange: Exchange;
}

function firstOf({ blamed, method }: Tried, fault: string): Method {
  const first = blamed.get(fault) ?? method;
  blamed.set(fault, first);
  return first;
}

/** Who is calling, how often and what the server cannot do come before what the path has. */
const otherReasons = new Set([401, 403, 429, 501]);

function checkStatus(world: World, tried: Tried, exchange: Exchange): void {
  const { status } = exchange.response;
  if (status < 400 || status >= 500 || otherReasons.has(status)) return;
  world.report({
    code: 'method-status',
    ...refuserOf(tried.group, firstOf(tried, 'method-status')),
    message: 'a method that the path does not have is refused with another status than the documented 405',
    expected: '405',
    actual: String(status),
    steps: [exchange],
  });
}

/** No document says that it is a 405: what the server does elsewhere tells, where GET shows that there is something. */
async function checkFound(world: World, tried: Tried, item: Item, exchange: Exchange): Promise<void> {
  const { group, method } = tried;
  const reader = group.operations.find((one) => one.method === 'get');
  const known = reader && (await world.baseline(reader));
  if (!reader || !known || tried.blamed.has('not found')) return;
  firstOf(tried, 'not found');
  const read = await world.send({ operation: reader, request: known.request, item });
  if (!read || !isSuccess(read)) return;
  methodEvidenceOf(world).sawNotFound({ world, group, method, steps: [read, exchange] });
}

function checkAllow(world: World, { tried, exchange }: Refused, refused: ReadonlyMap<string, Refused>): void {
  const { group, path } = tried;
  const allow = headerOf(exchange.response.headers, 'allow');
  if (allow === undefined) {
    methodEvidenceOf(world).sawNoAllow({
      world,
      group,
      method: firstOf(tried, 'no Allow'),
      steps: [exchange],
    });
    return;
  }
  methodEvidenceOf(world).sawAllow();
  const message = allowFault(world, group, path, allow);
  if (message === undefined) return;
  const extras = allowExtras(world, group, path, allow);
  if (extras.length > 0 && extras.every((name) => tried.answered.has(name))) return;
  // What is refused for what was sent, or for who is calling, there is.
  const works = order.find((method) => {
    const name = method.toUpperCase();
    return extras.includes(name) && !refused.has(name) && !tried.answered.has(name);
  });
  if (works) {
    tellNamed(world, tried, works, exchange);
    return;
  }
  world.report({
    code: 'allow-incomplete',
    ...refuserOf(group, firstOf(tried, message)),
    message,
    expected: [...group.methods].join(', '),
    actual: allow,
    steps: [exchange],
  });
}

/** What the server says of itself is told of the method that it names. */
function tellNamed(world: World, tried: Tried, method: Method, exchange: Exchange): void {
  const { group, untried } = tried;
  const name = method.toUpperCase();
  if (firstOf(tried, `named ${name}`) !== tried.method) return;
  const why = untried.has(method)
    ? 'it was not tried, as it may take away everything'
    : 'it is refused for what is sent with it, or for who is calling';
  world.report({
    code: 'allow-incomplete',
    operation: group.operations[0],
    method,
    message: `Allow names ${name}, which the document does not have here; ${why}`,
    expected: [...group.methods].join(', '),
    actual: headerOf(exchange.response.headers, 'allow') ?? '',
    hint: `Take ${name} away, or document it.`,
    steps: [exchange],
  });
}

/** Whether a refusal is about what was sent, and not about the method. */
function isHeard({ response: { status } }: Exchange): boolean {
  return [400, 409, 412, 422, 428].includes(status);
}

/** The same with the body that the item was made with: nothing but the method can be wrong with it. */
function withSent(world: World, request: CaseRequest, { sent }: Item): CaseRequest | undefined {
  const mediaType = request.body?.mediaType;
  return mediaType && isObject(sent) ? withBodyValue(world.model, request, mediaType, sent) : undefined;
}
