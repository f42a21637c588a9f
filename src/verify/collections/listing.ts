import type { Operation } from '../../model/model.ts';
import type { Resource, Role } from '../../resources/resource.ts';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import type { CaseRequest } from '../request.ts';
import { type Item, valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';

export type ListRole = Extract<Role, { kind: 'list' }>;

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
  const role = world.map.roles.get(operation);
  if (role?.kind !== 'list') return world.skip('it is no list');
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
    request: baseline.request,
    under,
    firstPage: role.page?.kind === 'page' ? role.page.first : 1,
  };
}

/** What tells an item apart from the others of a list: its id, else all that it says. */
export function itemKey({ resource }: Pick<Listing, 'resource'>, item: unknown): string {
  const id = resource?.id ? valueUnder(item, [resource.id.property]) : undefined;
  return typeof id === 'string' || typeof id === 'number' ? `id ${id}` : JSON.stringify(item);
}
