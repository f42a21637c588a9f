import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { ListRole, Resource, ResourceMap } from '../../resources/resource.ts';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import { type CaseRequest, withBodyValue } from '../request.ts';
import type { Baseline } from '../run/baselines.ts';
import { type Item, isSuccess, valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';

/** How an operation lists something, in its query or in its body; undefined where it does not. */
export function listRoleOf(
  { roles, searches, rows }: Pick<ResourceMap, 'roles' | 'searches' | 'rows'>,
  operation: Operation,
): ListRole | undefined {
  const role = roles.get(operation);
  return role?.kind === 'list' ? role : (searches?.get(operation) ?? rows?.get(operation));
}

/** A list on a server: how it is asked for, and what its items are. */
export interface Listing {
  readonly world: World;
  readonly operation: Operation;
  readonly role: ListRole;
  readonly resource: Resource | undefined;
  readonly facts: SchemaFacts;
  /** What the server accepts: required parameters and no others. */
  readonly request: CaseRequest;
  /** What its path names. */
  readonly under: Item;
  /** The number of the first page. */
  readonly firstPage: number;
}

const factsByModel = new WeakMap<World['model'], SchemaFacts>();

/** What is found out about the schemas of a document, once for all lists. */
export function schemaFactsOf(model: World['model']): SchemaFacts {
  const known = factsByModel.get(model) ?? new SchemaFacts(model);
  factsByModel.set(model, known);
  return known;
}

/**
 * Finds out how a list can be asked for.
 *
 * @throws CaseSkipped where no request of it is accepted
 */
export async function openListing(world: World, operation: Operation): Promise<Listing> {
  const role = listRoleOf(world.map, operation);
  if (!role) return world.skip('it is no list');
  const baseline = await world.baseline(operation);
  if (!baseline) return world.skip(world.whyNoBaseline(operation));
  const under = (await world.itemFor(operation)) ?? baseline.item;
  const resource = world.map.resources.get(role.resource);
  return {
    world,
    operation,
    role,
    resource,
    facts: schemaFactsOf(world.model),
    request: await plainRequest(world, operation, baseline),
    under,
    firstPage: role.page?.kind === 'page' ? role.page.first : 1,
  };
}

/**
 * A search that asks for nothing but what is required: what an example chooses and sorts by would be taken for the usual.
 *
 * @throws CaseSkipped where that is refused
 */
async function plainRequest(
  world: World,
  operation: Operation,
  { request, item }: Baseline,
): Promise<CaseRequest> {
  const { body } = request;
  if (!body?.mediaType?.schema || !isObject(body.value)) return request;
  const facts = schemaFactsOf(world.model).properties(body.mediaType.schema);
  const needed = Object.entries(body.value).filter(([name]) => facts.get(name)?.isRequired);
  const plain = withBodyValue(world.model, request, body.mediaType, Object.fromEntries(needed));
  const exchange = plain && (await world.send({ operation, request: plain, item }));
  return plain && isSuccess(exchange) ? plain : world.skip('a search for everything is refused');
}

/** What tells an item apart from the others of a list: its id, else all that it says. */
export function itemKey({ resource }: Pick<Listing, 'resource'>, item: unknown): string {
  const id = resource?.id ? valueUnder(item, [resource.id.property]) : undefined;
  return typeof id === 'string' || typeof id === 'number' ? `id ${id}` : JSON.stringify(item);
}
