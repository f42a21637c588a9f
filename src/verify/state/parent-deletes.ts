import type { Exchange } from '../../contract/exchange.ts';
import { singularName, wordsOfName } from '../../schema/sample/name-words.ts';
import type { Case } from '../case.ts';
import { type Item, isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { deleteItem } from './gone.ts';
import { hasId, listItems } from './list-items.ts';
import { canName, isGone, readItem } from './read-item.ts';
import { readPatiently } from './read-patiently.ts';
import { readBeside, refusesUnknown, sidesOf, stillBeside } from './side-gone.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/**
 * What becomes of what belongs to a deleted thing, where the document says so: it is deleted as well, or keeps the other from
 * being deleted.
 *
 * @param subjects those among which children and parents are
 */
export function planParentDeletes(subject: Subject, subjects: readonly Subject[]): readonly Case[] {
  const [nearest] = subject.creates.flatMap(({ role }) => role.scope?.at(-1)?.resource ?? []);
  // What is made under something belongs to it, wherever it is read.
  const owner = subject.resource.parent?.resource ?? nearest;
  const parent = subjects.find(({ resource }) => resource.name === owner);
  const create = subject.creates.find(({ role }) =>
    role.scope?.some(({ resource }) => resource === parent?.resource.name),
  );
  if (!parent || !create) return [];
  return parent.deletes.flatMap((remove) => {
    const says = saidOf(remove, subject) ?? (isBelow(subject, parent) ? 'below' : undefined);
    if (says === undefined || !parent.isWanted(remove.operation)) return [];
    return [
      stateCase(
        remove.operation,
        `with-${subject.resource.name}`,
        'what belongs to it is as the document says',
        (world) => runParentDelete(world, subject, { parent, create, remove, says }),
      ),
    ];
  });
}

/** Where the document says nothing, what is read by the path of something that is not there is not found either. */
type Said = 'deletes' | 'refuses' | 'below';

/** Whether both are read, the child by a path that goes on from its parent's, with 404 in the document. */
function isBelow(subject: Subject, parent: Subject): boolean {
  const base = parent.reads[0]?.operation.path.replace(/\/+$/, '');
  return subject.reads.some(
    ({ operation: { path, responses } }) =>
      base !== undefined &&
      shapeOf(path).startsWith(`${shapeOf(base)}/`) &&
      responses.some(({ status }) => status === '404' || status === '410'),
  );
}

/** Parameters are called differently on different paths. */
function shapeOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
}

/** What the document says happens to the children; undefined where it does not speak of them. */
function saidOf({ operation }: Acting<'delete'>, { resource }: Subject): Said | undefined {
  const noun = wordsOfName(resource.name.split('/').at(-1) ?? '').at(-1) ?? '';
  const names = new RegExp(
    `\\b(?:${[noun, singularName(noun)].map((one) => one.replace(/[^a-z0-9]/g, '')).join('|')})\\b`,
    'i',
  );
  const conflict = operation.responses.find(({ status }) => status === '409')?.description ?? '';
  const sentences = `${operation.summary ?? ''}. ${operation.description ?? ''}`
    .slice(0, 4000)
    .split(/(?<=[.;!?])\s+/);
  const isRefused =
    /\b(?:cannot|can't|must not|refused|unless|not empty|still has|while|only (?:if|when) (?:it has no|empty))\b/i;
  if (
    conflict !== '' &&
    [conflict, ...sentences.filter((one) => isRefused.test(one))].some((one) => names.test(one))
  )
    return 'refuses';
  const isAlong = /\b(?:and|with|including|cascade\w*|together|all|also)\b/i;
  const isKept =
    /\b(?:stays?|remains?|keeps?|kept|survives?|outlives?|orphan\w*|mov(?:e|es|ed)|unassigned|detached|unlinked|lose|loses|not (?:deleted|removed|affected|touched))\b/i;
  return sentences.some(
    (one) => names.test(one) && isAlong.test(one) && !isRefused.test(one) && !isKept.test(one),
  )
    ? 'deletes'
    : undefined;
}

interface Family {
  readonly parent: Subject;
  readonly create: Acting<'create'>;
  readonly remove: Acting<'delete'>;
  readonly says: Said;
}

async function runParentDelete(
  world: World,
  subject: Subject,
  { parent, create, remove, says }: Family,
): Promise<void> {
  const own = await world.item(parent.resource.name, true);
  const known = await world.baseline(create.operation);
  if (!own || !known) return world.skip('there is nothing to delete that something belongs to');
  const under = {
    ...known.item,
    parents: new Map([...known.item.parents, ...own.parents, [parent.resource.name, own.id]]),
  };
  const exchange = await world.send({ operation: create.operation, request: known.request, item: under });
  const child = exchange && world.madeBy(exchange);
  if (!exchange || !child) return world.skip('nothing could be created that belongs to it');
  const beside = (await shownBeside(world, subject, child)) ? sidesOf(subject)[0] : undefined;
  const removed = await deleteItem(world, remove, own);
  if (!removed || !isSuccess(removed)) return world.skip('the delete was refused');
  const steps = [exchange, removed];
  if (says === 'refuses') return tell(world, remove, says, steps);
  if (says === 'below' && !(await isAway(world, parent, own))) return;
  const shown =
    (await stillRead(world, subject, child)) ?? (beside && (await stillBeside(world, beside, child)));
  if (shown) return tell(world, remove, says, [...steps, shown]);
  const listed = says === 'deletes' ? await stillListed(world, subject, child) : undefined;
  if (listed) tell(world, remove, says, [...steps, listed]);
}

/** Whether an item is shown by a key of it, so that it can be said that it is no more. */
async function shownBeside(world: World, subject: Subject, item: Item): Promise<boolean> {
  const [side] = sidesOf(subject);
  if (!side || subject.reads.some((one) => canName(world, one, item))) return false;
  const shown = await readBeside(world, side, item);
  return shown !== undefined && isSuccess(shown) && refusesUnknown(world, side, item);
}

/** Whether what was deleted is away, and not only marked. */
async function isAway(world: World, parent: Subject, item: Item): Promise<boolean> {
  const reader = parent.reads.find((one) => canName(world, one, item));
  return reader !== undefined && isGone(await readItem(world, reader, item, { isOdd: true }));
}

async function stillRead(world: World, subject: Subject, item: Item): Promise<Exchange | undefined> {
  const reader = subject.reads.find((one) => canName(world, one, item));
  const seen = reader && (await readPatiently(world, reader, item, (one) => !isSuccess(one.exchange)));
  return seen && isSuccess(seen.exchange) ? seen.exchange : undefined;
}

/** The list of all that has it still when a moment has passed. */
async function stillListed(world: World, subject: Subject, item: Item): Promise<Exchange | undefined> {
  const isIt = hasId(subject, item.id);
  const lister = subject.lists.find(({ operation, role }) => !role.scope && !operation.path.includes('{'));
  for (const waitMs of [0, 700]) {
    if (!lister) return undefined;
    if (waitMs > 0) await world.options.sleep(waitMs);
    const listed = await listItems(world, lister, item, isIt);
    if (!listed?.entries.some(isIt)) return undefined;
    if (waitMs > 0) return listed.exchanges.at(-1);
  }
  return undefined;
}

function tell(world: World, { operation }: Acting<'delete'>, says: Said, steps: readonly Exchange[]): void {
  const refuses = says === 'refuses';
  world.report({
    code: refuses ? 'conflict-ignored' : 'readable-after-delete',
    operation,
    message: refuses
      ? 'it is deleted although there is something that belongs to it'
      : 'what belonged to it is still there',
    expected: refuses ? '409' : '404',
    actual: String(steps.at(-1)?.response.status ?? ''),
    hint: refuses ? 'Look for what belongs to it first.' : 'Delete what belongs to it as well.',
    steps,
    detail: 'children',
  });
}
