import type { Exchange } from '../../contract/exchange.ts';
import type { SchemaNode } from '../../model/model.ts';
import { shortJson } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { type Fields, fieldOf } from './fields.ts';
import { holdItem } from './hold-item.ts';
import { makeItem } from './make-item.ts';
import { otherValue } from './other-value.ts';
import { unchangedFields } from './put-body.ts';
import { canName, readItem } from './read-item.ts';
import { isNothing } from './same-value.ts';
import { stateCase } from './state-case.ts';
import { type Acting, narrowed, type Subject } from './subject.ts';
import { isOfOrigin } from './volatile-property.ts';
import { isReadOnly } from './writable-properties.ts';

/** What is readOnly is not taken from a client: not by a create, and not by a change. */
export function planReadOnly(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  return [...new Set([...subject.creates, ...subject.patches, ...subject.replaces, ...subject.putCreates])]
    .filter((acting) => subject.isWanted(acting.operation) && guardedIn(subject, acting).length > 0)
    .map((acting) =>
      stateCase(
        acting.operation,
        topicOf(subject, acting),
        'what is the server’s own is not written',
        (world) => runReadOnly(world, subject, acting),
      ),
    );
}

/** A PUT is tried twice: where it makes something, and where it replaces it. */
function topicOf({ putCreates }: Subject, acting: Writer): string {
  return putCreates.some((one) => one === acting) ? 'read-only-new' : 'read-only';
}

type Writer = Acting<'create' | 'patch' | 'replace'>;

interface Guarded {
  readonly name: string;
  readonly schema: SchemaNode;
}

/**
 * The properties that are not the client's: readOnly in the body's schema or the item's, and what tells how an item came to be
 * where bodies do not have it.
 */
function guardedIn(subject: Subject, { role }: Writer): readonly Guarded[] {
  const { facts, resource } = subject;
  const input = role.input.schema && facts.properties(role.input.schema);
  const own = resource.schema && facts.properties(resource.schema);
  if (!input || !own) return [];
  const isOpen = facts.keyword(role.input.schema, 'additionalProperties') !== false;
  return [...own.values()]
    .filter(({ name, schema }) => {
      const sent = input.get(name);
      const isOwn = isReadOnly(subject, schema) || isOfOrigin(subject, name);
      if (sent) return isReadOnly(subject, sent.schema);
      return isOpen && isOwn && (name !== resource.id?.property || resource.id.isAssigned);
    })
    .map(({ name, schema }) => ({ name, schema }));
}

async function runReadOnly(world: World, subject: Subject, writer: Writer): Promise<void> {
  const creating = narrowed(writer, 'create');
  const changing = narrowed(writer, 'patch', 'replace');
  const shown = creating
    ? await writeByCreate(world, subject, creating)
    : changing && (await writeByChange(world, subject, changing));
  if (!shown) return;
  world.report({
    code: 'read-only-written',
    operation: writer.operation,
    message: `"${shown.name}" is the server's own, and is taken from the request`,
    actual: shortJson(shown.value),
    hint: 'Ignore it, or refuse it.',
    steps: shown.steps,
    detail: shown.name,
  });
}

interface Shown {
  readonly name: string;
  readonly value: unknown;
  readonly steps: readonly Exchange[];
}

async function writeByCreate(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
): Promise<Shown | undefined> {
  const values = forgedValues(world, subject, create, {});
  const made = await makeItem(world, create, (fields) => ({ ...fields, ...values }));
  const reader = made && subject.reads.find((one) => canName(world, one, made.item));
  const seen = made && reader && (await readItem(world, reader, made.item));
  if (!made || !seen?.value) return undefined;
  return writtenIn(values, seen.value, [made.exchange, seen.exchange]);
}

async function writeByChange(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
): Promise<Shown | undefined> {
  const held = await holdItem(world, subject, changer);
  if (!held) return world.skip('there is nothing to change that can be read');
  try {
    // The id would lead the read elsewhere.
    const all = forgedValues(world, subject, changer, held.before.value);
    const values = Object.fromEntries(
      Object.entries(all).filter(([name]) => name !== subject.resource.id?.property),
    );
    if (Object.keys(values).length === 0) return undefined;
    const rest = unchangedFields(world, subject, changer, held);
    const changed = await changeItem(world, changer, held.item, { ...rest, ...values });
    const seen = changed?.isAccepted ? await readItem(world, held.reader, held.item) : undefined;
    if (!changed || !seen?.value) return undefined;
    return writtenIn(values, seen.value, [
      ...held.steps,
      held.before.exchange,
      changed.exchange,
      seen.exchange,
    ]);
  } finally {
    await held.restore();
  }
}

/** Another valid value for each; times long past, so that no clock gives them by chance. */
function forgedValues(world: World, subject: Subject, writer: Writer, current: Fields): Fields {
  const values = guardedIn(subject, writer).flatMap(({ name, schema }) => {
    const { facts } = subject;
    const format = facts.keyword(schema, 'format');
    const value =
      format === 'date-time'
        ? '2001-02-03T04:05:06Z'
        : format === 'date'
          ? '2001-02-03'
          : facts.isOnly(schema, 'integer') && facts.keyword(schema, 'maximum') === undefined
            ? 987_654_321
            : otherValue(world, schema, fieldOf(current, name), `forged ${name}`);
    return value === undefined || typeof value === 'boolean' ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values);
}

/** What is read exactly as it was sent. */
function writtenIn(values: Fields, seen: Fields, steps: readonly Exchange[]): Shown | undefined {
  for (const [name, value] of Object.entries(values)) {
    const read = fieldOf(seen, name);
    const isSame =
      read === value || (typeof value === 'string' && Date.parse(value) === Date.parse(String(read)));
    if (isSame && !isNothing(value)) return { name, value, steps };
  }
  return undefined;
}
