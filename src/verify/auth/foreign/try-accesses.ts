import type { Exchange } from '../../../contract/exchange.ts';
import type { Operation } from '../../../model/model.ts';
import type { Resource, Role } from '../../../resources/resource.ts';
import type { Credentials } from '../../request.ts';
import { type Item, isSuccess, jsonOf, ownParameter, pathNames, valueUnder } from '../../run/item.ts';
import { isSafeMethod } from '../../run/safe-method.ts';
import type { World } from '../../run/world.ts';
import { type HeldSecret, heldAlternative } from '../held-secrets.ts';
import type { Access } from './access.ts';

/** A thing, whose it is, and who tries to get at it. Undefined credentials are the first user's. */
export interface Intrusion {
  readonly item: Item;
  readonly owner: Credentials | undefined;
  readonly outsider: Credentials | undefined;
}

type ListRole = Extract<Role, { kind: 'list' }>;
interface Way {
  readonly operation: Operation;
  readonly kind: Access['kind'];
}

/** In the order in which they are tried: what changes nothing first, and what takes the thing away last. */
const writes = ['none', 'action', 'patch', 'replace', 'delete'];

/** Tries everything that the document lets one do with a thing, as somebody whose it is not. */
export async function tryAccesses(world: World, intrusion: Intrusion): Promise<readonly Access[]> {
  const { item } = intrusion;
  const accesses: Access[] = [];
  for (const way of waysTo(world, item)) {
    // What the run has not made is looked at, and not touched.
    if ((way.kind === 'write' || way.kind === 'add') && !item.creation) continue;
    const access =
      way.kind === 'list'
        ? await tryList(world, way.operation, intrusion)
        : await tryDirect(world, way, intrusion);
    if (access) accesses.push(access);
  }
  return accesses;
}

function waysTo(world: World, item: Item): readonly Way[] {
  const { model, map } = world;
  const name = item.resource?.name;
  const parameter = item.resource?.id?.parameter;
  const ways: (Way & { readonly order: number })[] = [];
  for (const operation of model.operations) {
    const role = map.roles.get(operation);
    if (!role) continue;
    const isItsOwn = role.kind !== 'none' && role.resource === name;
    // The last thing that the path names is the item: what it names behind that would have to belong to it.
    const last = pathNames(operation).at(-1);
    const isUnderIt = role.scope?.some((one) => one.resource === name && one.parameter === last) ?? false;
    // A path through its id of which nothing more is known: `/files/{fileId}/content`.
    const isThrough = role.kind === 'none' && parameter !== undefined && leadsThrough(world, operation, item);
    if (!isItsOwn && !isUnderIt && !isThrough) continue;
    if (isSameCaller(world, operation)) continue;
    const kind = kindOf(role, operation, isItsOwn);
    if (kind === undefined) continue;
    const rank =
      kind === 'write' ? 10 + Math.max(0, writes.indexOf(role.kind)) : ['list', 'read', 'part'].indexOf(kind);
    ways.push({ operation, kind, order: rank });
  }
  return ways.toSorted((one, other) => one.order - other.order);
}

/** Whether both users show the same: the key of an application says nothing of who is asking. */
function isSameCaller({ model, options }: World, operation: Operation): boolean {
  const { auth, headers, secondUser } = options;
  const first = heldAlternative(model, operation, { auth, headers });
  const second = heldAlternative(model, operation, { auth: {}, headers: secondUser ?? {} });
  const shown = (held: readonly HeldSecret[]) =>
    held
      .map(({ scheme, secret }) => `${scheme.name} ${secret}`)
      .toSorted()
      .join('\n');
  return first !== undefined && second !== undefined && shown(first) === shown(second);
}

function kindOf(role: Role, { method }: Operation, isItsOwn: boolean): Access['kind'] | undefined {
  if (isItsOwn && role.kind === 'create') return undefined;
  if (isItsOwn && role.kind === 'list') return 'list';
  if (isItsOwn && role.kind === 'read') return 'read';
  if (isSafeMethod(method)) return 'part';
  if (!isItsOwn && role.kind === 'create') return 'add';
  return isItsOwn || role.kind === 'none' ? 'write' : undefined;
}

function leadsThrough({ map, model }: World, operation: Operation, { resource }: Item): boolean {
  const parameter = resource?.id?.parameter ?? '';
  const names = pathNames(operation);
  if (names.at(-1) !== parameter) return false;
  const own = model.operations.find((one) => {
    const role = map.roles.get(one);
    return role?.kind !== 'none' && role?.resource === resource?.name && ownParameter(map, one) === parameter;
  });
  return own !== undefined && operation.path.startsWith(`${own.path}/`);
}

async function tryDirect(
  world: World,
  { operation, kind }: Way,
  intrusion: Intrusion,
): Promise<Access | undefined> {
  const { item, outsider } = intrusion;
  const known = await world.baseline(operation);
  if (!known) return undefined;
  const role = world.map.roles.get(operation);
  const parameter = item.resource?.id?.parameter;
  const named =
    role?.kind === 'none' && parameter !== undefined
      ? { ...item, others: new Map([...item.others, [parameter, item.id]]) }
      : item;
  // Its own parents and what else the path names stay those that work.
  const others = new Map([...known.item.others, ...named.others]);
  const parents = new Map([...known.item.parents, ...named.parents]);
  // It is itself what the path names, and not what the path named before.
  if (item.resource) parents.delete(item.resource.name);
  const request = { ...known.request, ...(outsider && { credentials: outsider }) };
  const target = { ...named, others, parents };
  const exchange = await world.send({ operation, request, item: target });
  if (!exchange) return undefined;
  const outcome = outcomeOf(exchange);
  if (kind !== 'part' || outcome !== 'hidden') return { operation, kind, outcome, exchange };
  // What a new thing does not have yet is hidden from nobody.
  const own = { ...known.request, ...(intrusion.owner && { credentials: intrusion.owner }) };
  const shown = await world.send({ operation, request: own, item: target, manner: { isOdd: true } });
  return { operation, kind, outcome: isSuccess(shown) ? outcome : 'unclear', exchange };
}

function outcomeOf(exchange: Exchange): Access['outcome'] {
  if (isSuccess(exchange)) return 'accepted';
  const { status } = exchange.response;
  if (status === 404 || status === 410) return 'hidden';
  if (status === 409) return 'reached';
  // 401 says that the credentials will not do at all, and nothing of whose the thing is.
  return status === 403 ? 'refused' : 'unclear';
}

/** The owner's list is asked too: what is not on its page need not be on the other's. */
async function tryList(
  world: World,
  operation: Operation,
  intrusion: Intrusion,
): Promise<Access | undefined> {
  const { item, owner, outsider } = intrusion;
  const known = await world.baseline(operation);
  const role = world.map.roles.get(operation);
  if (!known || role?.kind !== 'list') return undefined;
  const ask = (who: Credentials | undefined) =>
    world.send({
      operation,
      request: { ...known.request, ...(who && { credentials: who }) },
      item: known.item,
    });
  const theirs = await ask(outsider);
  if (!theirs) return undefined;
  const access = { operation, kind: 'list' as const, exchange: theirs };
  if (!isSuccess(theirs)) return { ...access, outcome: outcomeOf(theirs) };
  if (holds(theirs, role, item)) return { ...access, outcome: 'accepted' };
  const own = await ask(owner);
  return { ...access, outcome: own && holds(own, role, item) ? 'hidden' : 'unclear' };
}

function holds(exchange: Exchange, role: ListRole, item: Item): boolean {
  return listedIds(exchange, role, item.resource).includes(String(item.id));
}

/** The ids on a page, as text. */
export function listedIds(
  exchange: Exchange,
  { answer }: ListRole,
  resource: Resource | undefined,
): readonly string[] {
  const list = valueUnder(jsonOf(exchange), answer.path);
  const property = resource?.id?.property;
  if (!Array.isArray(list) || property === undefined) return [];
  return list
    .map((one) => valueUnder(one, [property]))
    .filter((id) => typeof id === 'string' || typeof id === 'number')
    .map(String);
}
