import { isObject } from '../../model/values.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import { shortJson, validatorOf } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { type Changed, changeItem } from './change-item.ts';
import { fieldOf } from './fields.ts';
import { type Held, holdItem } from './hold-item.ts';
import { jsonInput } from './input-body.ts';
import { mayComeBack } from './may-come-back.ts';
import { otherValue } from './other-value.ts';
import { readItem, type Seen } from './read-item.ts';
import { isNothing, sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { changeableProperties, clearableProperties } from './writable-properties.ts';

/** How many properties are taken away at once. */
const maxNulls = 12;
/** How many are tried alone where they are refused together. */
const maxAlone = 4;

/**
 * A PATCH with null takes a property away, where null is allowed; a merge patch of an object leaves what it does not name.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */
export function planPatchedNulls(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  return subject.patches
    .filter(
      (patch) =>
        subject.isWanted(patch.operation) &&
        (nullable(subject, patch).length > 0 || maps(subject, patch).length > 0),
    )
    .map((patch) =>
      stateCase(patch.operation, 'patch-null', 'null takes a property away', (world) =>
        runNulls(world, subject, patch),
      ),
    );
}

function nullable(subject: Subject, { role }: Acting<'patch'>): readonly PropertyFacts[] {
  return clearableProperties(subject, role.input.schema).slice(0, maxNulls);
}

/** Objects, where the media type says that they are merged. */
function maps(subject: Subject, { operation, role }: Acting<'patch'>): readonly PropertyFacts[] {
  if (!/merge-patch/i.test(jsonInput(operation)?.name ?? '')) return [];
  return changeableProperties(subject, role.input.schema)
    .filter(({ schema }) => subject.facts.isOnly(schema, 'object'))
    .slice(0, 2);
}

/** What is merged must be there, so that comes before everything is taken away. */
async function runNulls(world: World, subject: Subject, patch: Acting<'patch'>): Promise<void> {
  const held = await holdItem(world, subject, patch);
  if (!held) return world.skip('there is nothing to change that can be read');
  try {
    for (const property of maps(subject, patch)) await tryMerge(world, patch, held, property);
    const due = nullable(subject, patch).filter(({ name }) => {
      const old = fieldOf(held.before.value, name);
      return !isNothing(old) && !mayComeBack(subject, name, old);
    });
    if (due.length === 0 || (await tryNulls(world, patch, held, due)) || due.length === 1) return;
    for (const property of due.slice(0, maxAlone)) await tryNulls(world, patch, held, [property]);
  } finally {
    await held.restore();
  }
}

/** Takes properties away with one request; whether that is accepted. */
async function tryNulls(
  world: World,
  patch: Acting<'patch'>,
  held: Held,
  due: readonly PropertyFacts[],
): Promise<boolean> {
  const nulls = Object.fromEntries(due.map(({ name }) => [name, null]));
  const { changed, seen } = await change(world, patch, held, nulls);
  const value = seen?.value;
  if (!changed || !seen || !value) return changed !== undefined;
  const kept = due.find(({ name }) => sameValue(fieldOf(held.before.value, name), fieldOf(value, name)));
  if (kept)
    tell(world, patch, [...held.steps, held.before.exchange, changed.exchange, seen.exchange], {
      message: `null for "${kept.name}" was accepted, and the old value is still there`,
      expected: 'null',
      actual: shortJson(fieldOf(value, kept.name)),
      detail: 'null',
    });
  return true;
}

/** One new member: the old ones stay. */
async function tryMerge(
  world: World,
  patch: Acting<'patch'>,
  held: Held,
  { name, schema }: PropertyFacts,
): Promise<void> {
  const old = fieldOf(held.before.value, name);
  const other = isObject(old) ? otherValue(world, schema, old, `merge ${name}`) : undefined;
  if (!isObject(old) || !isObject(other)) return;
  const added = Object.entries(other).find(([key]) => !Object.hasOwn(old, key)) ?? Object.entries(other)[0];
  const left = Object.keys(old).filter((key) => key !== added?.[0]);
  const part = added && Object.fromEntries([added]);
  if (!part || left.length === 0 || validatorOf(world.model, schema, 'request').check(part).length > 0)
    return;
  const { changed, seen } = await change(world, patch, held, { [name]: part });
  const now = seen?.value && fieldOf(seen.value, name);
  if (!changed || !seen || !isObject(now) || left.every((key) => Object.hasOwn(now, key))) return;
  tell(world, patch, [...held.steps, held.before.exchange, changed.exchange, seen.exchange], {
    message: `a merge patch of one member of "${name}" has taken the others away`,
    expected: shortJson({ ...old, ...part }),
    actual: shortJson(now),
    detail: 'merge',
  });
}

async function change(
  world: World,
  patch: Acting<'patch'>,
  { item, reader }: Held,
  fields: Readonly<Record<string, unknown>>,
): Promise<{ readonly changed: Changed | undefined; readonly seen: Seen | undefined }> {
  const changed = await changeItem(world, patch, item, fields);
  const isDone = changed?.isAccepted === true;
  return {
    changed: isDone ? changed : undefined,
    seen: isDone ? await readItem(world, reader, item) : undefined,
  };
}

function tell(
  world: World,
  { operation }: Acting<'patch'>,
  steps: readonly Seen['exchange'][],
  told: {
    readonly message: string;
    readonly expected: string;
    readonly actual: string;
    readonly detail: string;
  },
): void {
  const code = told.detail === 'merge' ? 'patch-changes-others' : 'patch-differs';
  world.report({ code, operation, ...told, hint: 'Apply the patch as its media type says.', steps });
}
