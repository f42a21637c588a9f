import type { Method, Operation } from '../../model/model.ts';
import { baseCandidates } from '../plan/base-request.ts';
import type { CaseBody, CaseRequest } from '../request.ts';
import { type Item, ownParameter, pathValues } from '../run/item.ts';
import type { World } from '../run/world.ts';
import type { PathGroup } from './path-group.ts';

/** Where to send a method that a path does not have. */
export interface MethodSubject {
  readonly operation: Operation;
  readonly item: Item;
  /** Whether something is there: a 404 is then no answer for a thing that is missing. */
  readonly isThere: boolean;
  /** The path as it is sent, without base path and query. */
  readonly path: string;
}

/**
 * Something that the path names, made for this alone: what does harm does it to that. Undefined where nothing of the
 * kind can be made.
 */
export async function methodSubject(
  world: World,
  { operations }: PathGroup,
): Promise<MethodSubject | undefined> {
  const operation =
    operations.find((one) => ownParameter(world.map, one) !== undefined) ??
    operations.find(({ method }) => method === 'get') ??
    operations[0];
  const isOfItem = ownParameter(world.map, operation) !== undefined;
  const item = await world.itemFor(operation, isOfItem);
  if (!item) return undefined;
  const path = pathTo(world, operation, item);
  // Where the path names what nothing is known to make, what is there is not known.
  const isThere = !path.includes('%7B') && (isOfItem || (await world.baseline(operation)) !== undefined);
  return { operation, item, isThere, path };
}

/** The path of an operation with the ids of an item, as it is sent: what is not known stays as `%7Bid%7D`. */
export function pathTo({ map }: World, operation: Operation, item: Item): string {
  const values = pathValues(map, operation, item);
  return operation.path.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
    encodeURIComponent(String(values.get(name) ?? whole)),
  );
}

/** What a request with the method would most likely be: with the body and headers that the path's other methods take. */
export function methodRequest(
  world: World,
  group: PathGroup,
  operation: Operation,
  method: Method,
): CaseRequest {
  const candidates = baseCandidates(world.model, operation);
  const base: CaseRequest = candidates.ok && candidates.requests[0] ? candidates.requests[0] : bare;
  // Without what the path always asks for, a method that is answered like another would be refused for that.
  const parameters = base.parameters.filter(
    ({ parameter }) => parameter.in !== 'query' || parameter.required,
  );
  const body = method === 'get' || method === 'delete' ? undefined : bodyOf(world, group);
  return { method: method.toUpperCase(), parameters, body, fixed: new Set(['body']) };
}

const bare: CaseRequest = { method: 'GET', parameters: [], body: undefined, fixed: new Set() };

function bodyOf(world: World, group: PathGroup): CaseBody {
  const [resource] = group.operations.flatMap((operation) => {
    const role = world.map.roles.get(operation);
    return role && role.kind !== 'none' ? [role.resource] : [];
  });
  const makers = resource === undefined ? [] : world.operationsOf(resource, 'patch', 'replace', 'create');
  for (const operation of [...group.operations, ...makers]) {
    const candidates = baseCandidates(world.model, operation);
    const body = candidates.ok ? candidates.requests.find((one) => one.body)?.body : undefined;
    if (body) return body;
  }
  return { contentType: 'application/json', bytes: new TextEncoder().encode('{}'), value: {} };
}
