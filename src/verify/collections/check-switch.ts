import type { Operation } from '../../model/model.ts';
import { type ListSwitch, switchesOf } from '../../resources/switches.ts';
import type { FindingDraft } from '../finding.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type Item, isSuccess, jsonOf, valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { openCollection } from './collection.ts';
import { confirmed } from './confirm.ts';
import { itemKey, type Listing } from './listing.ts';
import { type QueryTerm, queryPlace } from './query-place.ts';
import { readWhole, type Whole } from './whole-list.ts';

/** Whether what is archived, deleted or hidden is listed where that is asked for, and only there: `include_archived=true`. */
export async function checkSwitch(world: World, operation: Operation, name: string): Promise<void> {
  const { listing } = await openCollection(world, operation);
  const found = listSwitches(listing).find(({ parameter }) => parameter.name === name);
  if (!found) return world.skip(`the list has no switch "${name}"`);
  const made = await markOne(listing, found);
  const look = () => judgeSwitch(listing, found, made);
  for (const draft of await confirmed(await look(), look)) world.report(draft);
}

/** The switches of a list. */
export function listSwitches({ role, operation, facts }: Pick<Listing, 'role' | 'operation' | 'facts'>) {
  const item = role.answer.schema && facts.items(role.answer.schema);
  const taken = new Set(role.filters.map(({ parameter }) => parameter));
  return item
    ? switchesOf(facts, item, operation.parameters).filter((one) => !taken.has(one.parameter.name))
    : [];
}

/** Something that is left out: made, and deleted or archived as its DELETE does. Undefined where nothing comes of that. */
async function markOne(
  { world, resource, role }: Listing,
  { property }: ListSwitch,
): Promise<Item | undefined> {
  // Elsewhere it may be under something else than what the list shows.
  if (!resource || (role.scope?.length ?? 0) > 0) return undefined;
  const [remove] = world.operationsOf(resource.name, 'delete');
  const [reader] = world.operationsOf(resource.name, 'read');
  const [removal, reading] = [remove, reader].map((one) => one && likeliestRequest(world.model, one));
  const own = remove && reader && removal && reading ? await world.item(resource.name, true) : undefined;
  if (!own || !remove || !reader || !removal || !reading) return undefined;
  const manner = { isOdd: true };
  const removed = await world.send({ operation: remove, request: removal, item: own, manner });
  const seen = isSuccess(removed)
    ? await world.send({ operation: reader, request: reading, item: own, manner })
    : undefined;
  const read = world.map.roles.get(reader);
  if (!seen || !isSuccess(seen) || read?.kind !== 'read') return undefined;
  return isMarked(valueUnder(jsonOf(seen), read.answer.path), property) ? own : undefined;
}

function isMarked(item: unknown, property: string): boolean {
  const value = valueUnder(item, [property]);
  return value === true || (typeof value === 'string' && value !== '');
}

async function judgeSwitch(
  listing: Listing,
  { parameter, property }: ListSwitch,
  made: Item | undefined,
): Promise<readonly FindingDraft[]> {
  const { world, operation, facts } = listing;
  const place = queryPlace(world.model, operation, parameter.name);
  if (!place) return [];
  const ask = async (value: boolean): Promise<Whole | undefined> => {
    const term: QueryTerm = { place, value };
    return readWhole(listing, [term]);
  };
  const [all, off] = [await ask(true), await ask(false)];
  const isOff = facts.keyword(parameter.schema, 'default') === false;
  const usual = isOff ? await readWhole(listing) : undefined;
  const draftOf = (message: string, whole: Whole, actual: string): FindingDraft => ({
    code: 'filter-ignored',
    operation,
    at: parameter.at,
    message,
    actual,
    steps: whole.pages.map(({ exchange }) => exchange),
    detail: parameter.name,
  });
  for (const [whole, how] of [
    [off, `${parameter.name}=false`],
    [usual, `no "${parameter.name}"`],
  ] as const) {
    const marked = [...(whole?.items.values() ?? [])].filter((item) => isMarked(item, property));
    if (whole && marked.length > 0)
      return [
        draftOf(
          `with ${how} the list has what only ${parameter.name}=true shows`,
          whole,
          `${marked.length} items have "${property}"`,
        ),
      ];
  }
  const key =
    made && itemKey(listing, made.resource?.id ? { [made.resource.id.property]: made.id } : undefined);
  if (all?.isComplete && key !== undefined && !all.items.has(key))
    return [
      draftOf(
        `with ${parameter.name}=true the list lacks what has "${property}"`,
        all,
        'it is not in the list',
      ),
    ];
  return [];
}
