import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { plainName, singularNoun } from '../../resources/noun.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import { wordsOfName } from '../../schema/sample/name-words.ts';
import type { Case } from '../case.ts';
import { type Item, isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { fieldOf } from './fields.ts';
import { deleteItem } from './gone.ts';
import { canName, isGone, readItem } from './read-item.ts';
import { readPatiently } from './read-patiently.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** What belongs to something, and where that tells how many of them it has. */
interface Counted {
  readonly parent: Subject;
  readonly reader: Acting<'read'>;
  readonly create: Acting<'create'>;
  readonly remove: Acting<'delete'> | undefined;
  /** Of the parent: `photo_count`. */
  readonly property: string;
  /** Whether one that was just made counts for sure. */
  readonly isOfAll: boolean;
}

/**
 * A number of children rises with each that is made, and falls with each that is deleted. Costs seven requests for each count.
 *
 * @param subjects those among which parents are
 */
export function planCounts(subject: Subject, subjects: readonly Subject[]): readonly Case[] {
  return countedOf(subject, subjects).map((counted) => {
    const { operation } = counted.remove ?? counted.create;
    const topic = `count-${counted.parent.resource.name}`;
    return stateCase(operation, topic, `${counted.property} is their number`, (world) =>
      runCount(world, subject, counted),
    );
  });
}

function countedOf(subject: Subject, subjects: readonly Subject[]): readonly Counted[] {
  const [create] = subject.creates;
  const owner = create?.role.scope?.findLast(({ resource }) => resource !== undefined)?.resource;
  const parent = subjects.find(({ resource }) => resource.name === owner);
  const [reader] = parent?.reads ?? [];
  const schema = reader?.role.answer.schema;
  if (!create || !parent || !reader || !schema) return [];
  const [remove] = subject.deletes;
  if (!subject.isWanted((remove ?? create).operation)) return [];
  return [...subject.facts.properties(schema).values()].flatMap((property) => {
    if (!isCount(subject, property) || isOfPast(subject, property)) return [];
    const isOfAll = !isOfSome(subject, property) && !hasStates(subject);
    return [{ parent, reader, create, remove, property: property.name, isOfAll }];
  });
}

/** Whether a property is called the number of the children: `photo_count`, `photosCount`, `number_of_photos`, `total_photos`. */
function isCount({ facts, resource }: Subject, { name, schema }: PropertyFacts): boolean {
  if (!facts.isOnly(schema, 'integer') && !facts.isOnly(schema, 'number')) return false;
  const words = wordsOfName(name).filter((word) => word !== 'of');
  const rest = words.filter((word) => !/^(?:count|counts|number|num|nr|no|total|n)$/.test(word));
  if (rest.length === words.length || rest.length === 0) return false;
  const noun = singularNoun(resource.name.split('/').at(-1) ?? '');
  return noun !== '' && singularNoun(rest.join('-')) === noun;
}

/** Whether a number may be that of all that there ever were: it says so, or it is a total of which nothing is said. */
function isOfPast({ facts }: Subject, { name, schema }: PropertyFacts): boolean {
  const found = facts.keyword(schema, 'description');
  const said = typeof found === 'string' ? found.slice(0, 2000) : '';
  if (/\b(?:ever|all[- ]time|so far|lifetime|history|deleted|removed|since)\b/i.test(said)) return true;
  return wordsOfName(name).includes('total') && !/\b(?:how many|number of)\b/i.test(said);
}

/** Words of numbers that are of some only, or that are not told at once. */
const someOnly =
  /\b(?:published|approved|active|open|visible|public|available|unread|pending|completed|confirmed|accepted|paid|unique|distinct|different|cached|approximate\w*|about|estimat\w*|roughly|eventual\w*|periodic\w*|hourly|daily|nightly|minutes?|hours?|last|recent\w*|ever|all[- ]time|except|without|only|excluding|not counting)\b/i;

function isOfSome({ facts }: Subject, { schema }: PropertyFacts): boolean {
  const description = facts.keyword(schema, 'description');
  return typeof description === 'string' && someOnly.test(description.slice(0, 2000));
}

/** Whether children are in a state by which they may count or not. */
function hasStates({ facts, resource }: Subject): boolean {
  if (resource.lifecycle) return true;
  const names = resource.schema ? [...facts.properties(resource.schema).keys()].map(plainName) : [];
  return names.some((name) =>
    /^(?:status|state|stage|visibility|is[a-z]+|published|approved|active|enabled|archived|hidden|draft)$/.test(
      name,
    ),
  );
}

async function runCount(world: World, subject: Subject, counted: Counted): Promise<void> {
  const { parent, create, remove, property } = counted;
  const own = await world.item(parent.resource.name, true);
  const known = await world.baseline(create.operation);
  if (!own || !known) return world.skip('there is nothing that something can be made under');
  const before = await countOf(world, counted, own);
  if (before?.count === undefined) return world.skip(`${property} is not told`);
  const parents = new Map([...known.item.parents, ...own.parents, [parent.resource.name, own.id]]);
  const exchange = await world.send({
    operation: create.operation,
    request: known.request,
    item: { ...known.item, parents },
  });
  const child = exchange && world.madeBy(exchange);
  if (!exchange || !child) return world.skip('nothing could be created that belongs to it');
  const more = await countOf(world, counted, own, before.count + 1);
  if (!more || more.count === undefined) return;
  const steps = [before.exchange, exchange, more.exchange];
  if (more.count !== before.count + 1) {
    if (counted.isOfAll)
      tell(world, create.operation, counted, { after: 'made', wanted: before.count + 1, steps });
    return;
  }
  if (!remove || !canName(world, remove, child)) return;
  const removed = await deleteItem(world, remove, child);
  if (!removed || !isSuccess(removed) || !(await isAway(world, subject, child))) return;
  const less = await countOf(world, counted, own, before.count);
  if (!less || less.count === undefined || less.count === before.count) return;
  const all = [exchange, more.exchange, removed, less.exchange];
  tell(world, remove.operation, counted, { after: 'deleted', wanted: before.count, steps: all });
}

/** Whether it cannot be read, as far as it could be: one that is only marked may count. */
async function isAway(world: World, subject: Subject, item: Item): Promise<boolean> {
  const reader = subject.reads.find((one) => canName(world, one, item));
  return !reader || isGone(await readItem(world, reader, item, { isOdd: true }));
}

interface Count {
  readonly exchange: Exchange;
  readonly count: number | undefined;
}

/** The number that the parent tells, waited for where it is to be another. */
async function countOf(
  world: World,
  { reader, property }: Counted,
  item: Item,
  wanted?: number,
): Promise<Count | undefined> {
  const seen = await readPatiently(
    world,
    reader,
    item,
    ({ value }) => wanted === undefined || fieldOf(value, property) === wanted,
  );
  const count = fieldOf(seen?.value, property);
  return seen && { exchange: seen.exchange, count: typeof count === 'number' ? count : undefined };
}

interface Wrong {
  readonly after: 'made' | 'deleted';
  readonly wanted: number;
  readonly steps: readonly Exchange[];
}

function tell(
  world: World,
  operation: Operation,
  { property, reader }: Counted,
  { after, wanted, steps }: Wrong,
): void {
  world.report({
    code: 'count-wrong',
    operation,
    message: `"${property}" of GET ${reader.operation.path} does not ${after === 'made' ? 'rise when one is made' : 'fall when one is deleted'}`,
    expected: `"${property}": ${wanted}`,
    hint: 'Count what is there when it is asked for, or keep the number with each change.',
    steps,
    detail: property,
  });
}
