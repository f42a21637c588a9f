import { isObject } from '../../model/values.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { sideEffects } from './differences.ts';
import { type Fields, fieldOf } from './fields.ts';
import { findListed } from './find-listed.ts';
import { fullFields } from './full-item.ts';
import { type Made, makeItem } from './make-item.ts';
import { otherValue } from './other-value.ts';
import { unchangedFields } from './put-body.ts';
import { canName, readItem, type Seen } from './read-item.ts';
import { sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import { type Acting, narrowed, type Subject } from './subject.ts';
import { namesOf, toldOf } from './told-differences.ts';
import { withValid } from './with-valid.ts';
import { changeableProperties } from './writable-properties.ts';

/** A value that no two items may have is refused when it is taken: by creates and by changes. */
export function planDuplicates(subject: Subject): readonly Case[] {
  const { unique, id } = subject.resource;
  const names = new Set([...unique, ...(id && !id.isAssigned ? [id.property] : [])]);
  const changers = [...subject.creates, ...subject.replaces, ...subject.patches];
  return changers
    .filter(({ operation }) => subject.isWanted(operation) && hasConflict(operation))
    .flatMap((changer) =>
      [...names]
        .filter(
          (name) =>
            !isOwnId(changer, name, subject) &&
            isGivenBy(changer, name, subject) &&
            changer.role.input.schema &&
            subject.facts.properties(changer.role.input.schema).has(name),
        )
        .map((name) =>
          stateCase(
            changer.operation,
            topicOf(subject, changer, name),
            `a "${name}" that is taken is refused`,
            (world) => runDuplicates(world, subject, changer, name),
          ),
        ),
    );
}

/** The id of an item stays what it is: only creates can give one that is taken. */
function isGivenBy({ role }: Acting, name: string, { resource }: Subject): boolean {
  return role.kind === 'create' || name !== resource.id?.property;
}

/** The path of a PUT gives the id: the same one again is no other item. */
function isOwnId({ operation, role }: Acting, name: string, { resource }: Subject): boolean {
  return role.kind === 'create' && operation.method === 'put' && name === resource.id?.property;
}

/** A PUT is tried twice: where it makes something, and where it replaces it. */
function topicOf({ putCreates }: Subject, changer: Acting, name: string): string {
  return putCreates.some((one) => one === changer) ? `duplicate-${name}-new` : `duplicate-${name}`;
}

function hasConflict({ responses }: Acting['operation']): boolean {
  return responses.some(({ status }) => status === '409');
}

async function runDuplicates(
  world: World,
  subject: Subject,
  changer: Acting<'create' | 'replace' | 'patch'>,
  name: string,
): Promise<void> {
  const [create] = subject.creates;
  const first = create && (await makeItem(world, create));
  const taken = first && fieldOf(first.sent, name);
  if (!first || !create || taken === undefined || isObject(taken))
    return world.skip('nothing could be created');
  const creating = narrowed(changer, 'create');
  const changing = narrowed(changer, 'replace', 'patch');
  const shown = creating
    ? await createAgain(world, subject, creating, first, name, taken)
    : changing && (await changeTo(world, subject, changing, create, name, taken));
  if (!shown) return;
  world.report({
    code: 'duplicate-accepted',
    operation: changer.operation,
    message: `a "${name}" that is taken is accepted`,
    expected: '409',
    actual: String(shown.at(-1)?.response.status ?? ''),
    hint: 'Refuse what clashes, or correct what the document says of 409.',
    steps: [first.exchange, ...shown],
    detail: name,
  });
}

async function createAgain(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  first: Made,
  name: string,
  taken: unknown,
): Promise<readonly Made['exchange'][] | undefined> {
  const reader = subject.reads.find((one) => canName(world, one, first.item));
  const before = reader && (await readItem(world, reader, first.item));
  const second = await makeItem(world, create, (fields) =>
    fullFields(world, subject, create, { ...othersFor(world, subject, create, fields, name), [name]: taken }),
  );
  if (!second) {
    const after = reader && before?.value && (await readItem(world, reader, first.item));
    if (before?.value && after?.value)
      tellOverwritten(world, subject, create, first, { ...before, value: before.value }, after);
    return undefined;
  }
  if (!(await isKept(world, subject, first, before))) return undefined;
  const isOther = String(second.item.id) !== String(first.item.id) || name === subject.resource.id?.property;
  if (!isOther || !sameValue(taken, fieldOf(second.sent, name))) return undefined;
  // What the server has made another value of is no duplicate.
  if (
    second.answered &&
    Object.hasOwn(second.answered, name) &&
    second.answered[name] !== first.answered?.[name]
  )
    return undefined;
  return [second.exchange];
}

/** What was lost cannot be a duplicate of anything. */
async function isKept(
  world: World,
  subject: Subject,
  { item }: Made,
  read: Seen | undefined,
): Promise<boolean> {
  if (read) return read.value !== undefined;
  const found = await findListed(world, subject, item);
  return found.some(({ entry }) => entry !== undefined);
}

/** Other values for the rest, so that what is overwritten shows. */
function othersFor(
  world: World,
  subject: Subject,
  { role }: Acting<'create'>,
  fields: Fields,
  apart: string,
): Fields {
  const changes = changeableProperties(subject, role.input.schema).flatMap(({ name, schema }) => {
    const value =
      name === apart || !Object.hasOwn(fields, name)
        ? undefined
        : otherValue(world, schema, fields[name], `again ${name}`);
    return value === undefined ? [] : [{ name, value }];
  });
  return withValid(world.model, role.input.schema, fields, changes);
}

/** A create that was refused must not change what it clashed with. */
function tellOverwritten(
  world: World,
  subject: Subject,
  { operation }: Acting<'create'>,
  first: Made,
  before: Seen & { readonly value: Fields },
  after: Seen,
): void {
  const changed = sideEffects(subject, before.value, after.value ?? {}, (name) =>
    Object.hasOwn(first.sent, name),
  );
  if (changed.length === 0) return;
  world.report({
    code: 'refused-create-kept',
    operation,
    message: `a create was refused, and has changed ${namesOf(changed)} of what was there`,
    ...toldOf(changed),
    hint: 'Change nothing where a create is refused.',
    steps: [first.exchange, before.exchange, after.exchange],
    detail: 'overwritten',
  });
}

async function changeTo(
  world: World,
  subject: Subject,
  changer: Acting<'replace' | 'patch'>,
  create: Acting<'create'>,
  name: string,
  taken: unknown,
): Promise<readonly Made['exchange'][] | undefined> {
  const other = await makeItem(world, create);
  const reader = other && subject.reads.find((one) => canName(world, one, other.item));
  const before = other && reader && (await readItem(world, reader, other.item));
  if (!other || !reader || !before?.value || sameValue(taken, before.value[name])) return undefined;
  const { value } = before;
  const rest = unchangedFields(world, subject, changer, { before: { ...before, value }, sent: other.sent });
  const changed = await changeItem(world, changer, other.item, { ...rest, [name]: taken });
  if (!changed?.isAccepted) return undefined;
  const after = await readItem(world, reader, other.item);
  if (!after?.value || !isSuccess(after.exchange) || !sameValue(taken, after.value[name])) return undefined;
  return [other.exchange, changed.exchange, after.exchange];
}
