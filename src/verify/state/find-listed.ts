import type { Exchange } from '../../contract/exchange.ts';
import type { Item } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Fields, fieldOf } from './fields.ts';
import { hasId, isOfAll, listItems } from './list-items.ts';
import { canName } from './read-item.ts';
import type { Acting, Subject } from './subject.ts';

/** What one list has of an item. */
export interface Found {
  readonly lister: Acting<'list'>;
  /** Undefined where the item is not in it. */
  readonly entry: Fields | undefined;
  /** Whether all of the list was looked through. */
  readonly isWhole: boolean;
  readonly exchanges: readonly Exchange[];
}

/**
 * Looks for an item in each list that could have it: those that leave some out, and those whose entries have no id, are not
 * asked. What is not found is looked for again with a filter, or a moment later where it should be there.
 */
export async function findListed(
  world: World,
  subject: Subject,
  item: Item,
  expected: 'there' | 'gone' = 'there',
): Promise<readonly Found[]> {
  const found: Found[] = [];
  const isIt = hasId(subject, item.id);
  for (const lister of subject.lists) {
    if (!isOfAll(lister, subject) || !canName(world, lister, item) || !tellsId(subject, lister)) continue;
    const first = await lookIn(world, lister, item, isIt);
    if (!first) continue;
    const isDone = first.entry !== undefined || (expected === 'gone' && first.isWhole);
    found.push((isDone ? undefined : await lookAgain(world, lister, item, isIt, first)) ?? first);
  }
  return found;
}

async function lookIn(
  world: World,
  lister: Acting<'list'>,
  item: Item,
  isIt: (entry: Fields) => boolean,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Found | undefined> {
  const listed = await listItems(world, lister, item, isIt, parameters);
  if (!listed) return undefined;
  const { entries, isWhole, exchanges } = listed;
  return { lister, entry: entries.find(isIt), isWhole, exchanges };
}

/** A long list may have it further on; a slow one, a moment later. */
async function lookAgain(
  world: World,
  lister: Acting<'list'>,
  item: Item,
  isIt: (entry: Fields) => boolean,
  first: Found,
): Promise<Found | undefined> {
  if (!first.isWhole) {
    for (const { parameter, property, test } of lister.role.filters) {
      const value =
        property.length === 1 && test === 'equals'
          ? fieldOf(asFields(item.value), property[0] ?? '')
          : undefined;
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const filtered = await lookIn(world, lister, item, isIt, { [parameter]: value });
      if (filtered?.entry) return filtered;
    }
    return undefined;
  }
  await world.options.sleep(700);
  return lookIn(world, lister, item, isIt);
}

function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
}

/** Whether the schema of a list's entries has the id. */
function tellsId({ facts, resource }: Subject, { role }: Acting<'list'>): boolean {
  const entries = role.answer.schema && facts.items(role.answer.schema);
  const id = resource.id?.property;
  return id !== undefined && entries !== undefined && facts.properties(entries).has(id);
}
