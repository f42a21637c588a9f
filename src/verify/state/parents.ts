import type { Exchange } from '../../contract/exchange.ts';
import type { Case } from '../case.ts';
import type { Item } from '../run/item.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { deleteItem } from './gone.ts';
import { hasId, listItems } from './list-items.ts';
import { type Made, makeItem } from './make-item.ts';
import { otherValue } from './other-value.ts';
import { unchangedFields } from './put-body.ts';
import { canName, readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { changeableProperties } from './writable-properties.ts';

/** What belongs to one parent is not read, changed, deleted or listed under another. */
export function planParents(subject: Subject): readonly Case[] {
  return (['read', 'patch', 'replace', 'list', 'delete'] as const).flatMap((kind) =>
    ofKind(subject, kind)
      .filter((acting) => subject.isWanted(acting.operation) && parentOf(subject, acting) !== undefined)
      // Under another parent it may make something of that id.
      .filter(({ role }) => role.kind !== 'replace' || !role.creates)
      .map((acting) =>
        stateCase(acting.operation, 'wrong-parent', 'what belongs to another is not found', (world) =>
          runParents(world, subject, acting),
        ),
      ),
  );
}

type Kind = 'read' | 'patch' | 'replace' | 'list' | 'delete';

function ofKind(subject: Subject, kind: Kind): readonly Acting<Kind>[] {
  const { reads, patches, replaces, lists, deletes } = subject;
  return { read: reads, patch: patches, replace: replaces, list: lists, delete: deletes }[kind];
}

/** The resource that the nearest path parameter of a parent names, where items are made under it too. */
function parentOf({ creates }: Subject, { role }: Acting<Kind>): string | undefined {
  const parent = role.scope?.at(-1)?.resource;
  const isOfIt = creates.some((create) => create.role.scope?.some(({ resource }) => resource === parent));
  return parent !== undefined && isOfIt ? parent : undefined;
}

async function runParents(world: World, subject: Subject, acting: Acting<Kind>): Promise<void> {
  const parent = parentOf(subject, acting) ?? '';
  const create = subject.creates.find(({ role }) => role.scope?.some(({ resource }) => resource === parent));
  const made = create && (await makeItem(world, create));
  if (!made || !canName(world, acting, made.item))
    return world.skip('nothing could be created under a parent');
  const other = await world.item(parent, true);
  if (!other || String(other.id) === String(made.item.parents.get(parent)))
    return world.skip('there is only one parent');
  const misplaced: Item = {
    ...made.item,
    parents: new Map([...made.item.parents, ...other.parents, [parent, other.id]]),
    creation: undefined,
  };
  const shown = await tryUnder(world, subject, acting, made, misplaced);
  if (!shown) return;
  world.report({
    code: 'wrong-parent',
    operation: acting.operation,
    message: shown.message,
    expected: acting.role.kind === 'list' ? 'a list without it' : '404',
    actual: String(shown.steps.at(-1)?.response.status ?? ''),
    hint: 'Look for the item among those of the parent that the path names.',
    steps: [made.exchange, ...shown.steps],
    detail: 'another parent',
  });
}

interface Shown {
  readonly message: string;
  readonly steps: readonly Exchange[];
}

/** What shows that an operation does not look whose the item is; undefined where it does. */
async function tryUnder(
  world: World,
  subject: Subject,
  acting: Acting<Kind>,
  { item }: Made,
  misplaced: Item,
): Promise<Shown | undefined> {
  const { role, operation } = acting;
  // The own parent must be the reason: there the same works.
  switch (role.kind) {
    case 'list': {
      const isIt = hasId(subject, item.id);
      const own = await listItems(world, { operation, role }, item, isIt);
      if (!own?.entries.some(isIt)) return undefined;
      const foreign = await listItems(world, { operation, role }, misplaced, isIt);
      return foreign?.entries.some(isIt)
        ? { message: 'the list has what belongs to another parent', steps: foreign.exchanges }
        : undefined;
    }
    case 'read': {
      const seen = await readItem(world, { operation, role }, misplaced, { isOdd: true });
      const isShown = seen && isSuccess(seen.exchange) && isAbout(subject, seen.value, item);
      return isShown
        ? { message: 'what belongs to one parent is read under another', steps: [seen.exchange] }
        : undefined;
    }
    case 'delete': {
      const removed = await deleteItem(world, { operation, role }, misplaced);
      if (!removed || !isSuccess(removed)) return undefined;
      const reader = subject.reads.find((one) => canName(world, one, item));
      const after = reader && (await readItem(world, reader, item, { isOdd: true }));
      // One that answers success whatever it deletes has not deleted anything.
      if (after && isSuccess(after.exchange)) return undefined;
      const steps = [removed, ...(after ? [after.exchange] : [])];
      return { message: 'what belongs to one parent is deleted under another', steps };
    }
    default:
      return changeUnder(world, subject, { operation, role }, item, misplaced);
  }
}

async function changeUnder(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
  item: Item,
  misplaced: Item,
): Promise<Shown | undefined> {
  const reader = subject.reads.find((one) => canName(world, one, item));
  const before = reader && (await readItem(world, reader, item));
  if (!reader || !before?.value) return undefined;
  for (const { name, schema } of changeableProperties(subject, changer.role.input.schema)) {
    const value = otherValue(world, schema, before.value[name], `under ${name}`);
    if (value === undefined) continue;
    const held = { before: { ...before, value: before.value }, sent: {} };
    const rest = unchangedFields(world, subject, changer, held);
    const changed = await changeItem(world, changer, misplaced, { ...rest, [name]: value });
    if (!changed?.isAccepted) return undefined;
    return { message: 'what belongs to one parent is changed under another', steps: [changed.exchange] };
  }
  return undefined;
}

function isAbout({ resource }: Subject, value: unknown, item: Item): boolean {
  const property = resource.id?.property;
  if (typeof value !== 'object' || value === null || property === undefined) return false;
  return (
    !Object.hasOwn(value, property) ||
    String((value as Record<string, unknown>)[property]) === String(item.id)
  );
}
