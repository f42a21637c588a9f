import type { Exchange } from '../../contract/exchange.ts';
import type { SchemaNode } from '../../model/model.ts';
import { shortJson, validatorOf } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { lostValues, sideEffects } from './differences.ts';
import { type Fields, fieldOf, withoutFields } from './fields.ts';
import { type Held, holdItem } from './hold-item.ts';
import { otherValue } from './other-value.ts';
import { hasVersion, unchangedFields } from './put-body.ts';
import { readItem } from './read-item.ts';
import { putNulls } from './replaced-nulls.ts';
import { isNothing, sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { namesOf, toldOf } from './told-differences.ts';
import { isOfOrigin } from './volatile-property.ts';
import { withValid } from './with-valid.ts';
import { changeableProperties } from './writable-properties.ts';

/** PUT keeps what was sent, drops what was not, and does the same twice. */
export function planReplaced(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  return subject.replaces
    .filter(({ operation }) => subject.isWanted(operation))
    .map((replace) =>
      stateCase(replace.operation, 'replace', 'what is put is there, and nothing else', (world) =>
        runReplaced(world, subject, replace),
      ),
    );
}

async function runReplaced(world: World, subject: Subject, replace: Acting<'replace'>): Promise<void> {
  const held = await holdItem(world, subject, replace);
  if (!held) return world.skip('there is nothing to replace that can be read');
  try {
    const base = unchangedFields(world, subject, replace, held);
    const first = await putOthers(world, subject, replace, held, base, []);
    if (!first) return world.skip('no PUT was accepted');
    if (first.fault) {
      const second = await putOthers(world, subject, replace, held, base, [first.fields]);
      if (second?.fault) return tellFault(world, replace, second.fault, [...held.steps, ...second.steps]);
    }
    if (!first.fault) {
      await putAgain(world, subject, replace, held, first);
      await putNulls(world, subject, replace, held, first);
    }
    await putLess(world, subject, replace, held, first.fields);
  } finally {
    await held.restore();
  }
}

interface Put {
  readonly fields: Fields;
  readonly after: Fields;
  readonly steps: readonly Exchange[];
  readonly fault:
    | { readonly message: string; readonly expected?: string; readonly actual?: string }
    | undefined;
}

/** Puts other values for everything that can be changed, or as much as is accepted. */
async function putOthers(
  world: World,
  subject: Subject,
  replace: Acting<'replace'>,
  held: Held,
  base: Fields,
  others: readonly Fields[],
): Promise<Put | undefined> {
  const changes = changeableProperties(subject, replace.role.input.schema).flatMap(({ name, schema }) => {
    const taken = others.map((one) => fieldOf(one, name));
    const preset = subject.facts.keyword(schema, 'default');
    const old = fieldOf(base, name);
    const value =
      otherValue(world, schema, old, `put ${name}`, [...taken, preset]) ??
      otherValue(world, schema, old, `put ${name}`);
    return value === undefined ? [] : [{ name, value }];
  });
  // What is refused all together may be accepted in part: references to what is not there keep to themselves.
  const half = Math.ceil(changes.length / 2);
  for (const part of [changes, changes.slice(0, half), changes.slice(half), []]) {
    const done = await put(
      world,
      subject,
      replace,
      held,
      withValid(world.model, replace.role.input.schema, base, part),
    );
    if (done) return done;
  }
  return undefined;
}

async function put(
  world: World,
  subject: Subject,
  replace: Acting<'replace'>,
  { item, reader, before }: Held,
  fields: Fields,
): Promise<Put | undefined> {
  const { schema } = replace.role.input;
  if (schema && validatorOf(world.model, schema, 'request').check(fields).length > 0) return undefined;
  const changed = await changeItem(world, replace, item, fields);
  if (!changed?.isAccepted) return undefined;
  const seen = await readItem(world, reader, item);
  if (!seen?.value) return undefined;
  const lost = lostValues(subject, fields, seen.value, reader.role.answer.schema);
  const told = changed.answered
    ? lostValues(subject, fields, changed.answered, replace.role.answer?.schema)
    : [];
  const origin = sideEffects(subject, before.value, seen.value, (name) => isOfOrigin(subject, name));
  const steps = [changed.exchange, seen.exchange];
  const faults = [
    { differences: lost, message: `what was put as ${namesOf(lost)} is not what is read` },
    { differences: told, message: `the answer does not tell ${namesOf(told)} as put` },
    {
      differences: origin,
      message: `the PUT has changed ${namesOf(origin)}, which tells how the item was made`,
    },
  ];
  const fault = faults.find(({ differences }) => differences.length > 0);
  return {
    fields,
    after: seen.value,
    steps,
    fault: fault && { message: fault.message, ...toldOf(fault.differences) },
  };
}

function tellFault(
  world: World,
  { operation }: Acting<'replace'>,
  fault: NonNullable<Put['fault']>,
  steps: readonly Exchange[],
): void {
  const hint = 'Keep what was sent, or refuse it.';
  world.report({ code: 'replace-differs', operation, ...fault, hint, steps, detail: 'values' });
}

/** The same once more leaves the same. */
async function putAgain(
  world: World,
  subject: Subject,
  replace: Acting<'replace'>,
  { item, reader }: Held,
  first: Put,
): Promise<void> {
  if (hasVersion(first.fields)) return;
  const again = await changeItem(world, replace, item, first.fields);
  if (!again) return;
  const told = { code: 'replace-not-idempotent' as const, operation: replace.operation, detail: 'again' };
  const { status } = again;
  if (status === 409 || status === 422 || status === 400) {
    const message = 'the same PUT is refused the second time';
    world.report({ ...told, message, actual: String(status), steps: [...first.steps, again.exchange] });
    return;
  }
  const seen = again.isAccepted ? await readItem(world, reader, item) : undefined;
  if (!seen?.value) return;
  const changed = sideEffects(subject, first.after, seen.value, (name) => Object.hasOwn(first.fields, name));
  if (changed.length === 0) return;
  const message = `the same PUT changes ${namesOf(changed)} the second time`;
  world.report({
    ...told,
    message,
    ...toldOf(changed),
    steps: [...first.steps, again.exchange, seen.exchange],
  });
}

const merges =
  /\b(?:partial|merge[sd]?|left unchanged|unchanged|keeps? (?:its|their|the)|only (?:the )?(?:given|provided|sent|supplied)|are kept|is kept|remain)/i;

/** What is left out is gone: not there with the old value. */
async function putLess(
  world: World,
  subject: Subject,
  replace: Acting<'replace'>,
  held: Held,
  full: Fields,
): Promise<void> {
  const { operation, role } = replace;
  const { facts } = subject;
  if (merges.test(`${operation.summary ?? ''} ${operation.description ?? ''}`.slice(0, 4000))) return;
  const optional = changeableProperties(subject, role.input.schema).filter(({ name, schema, isRequired }) => {
    const value = fieldOf(full, name);
    return !isRequired && !isNothing(value) && !sameValue(value, facts.keyword(schema, 'default'));
  });
  const left = withLeast(
    world,
    role.input.schema,
    full,
    optional.map(({ name }) => name),
  );
  // A body of which nothing is required is often meant as a partial one.
  if (Object.keys(left).length === Object.keys(full).length || Object.keys(left).length === 0) return;
  const less = await put(world, subject, replace, held, left);
  if (!less) return;
  const kept = optional.filter(
    ({ name }) => !Object.hasOwn(left, name) && sameValue(fieldOf(full, name), fieldOf(less.after, name)),
  );
  if (kept.length === 0) return;
  world.report({
    code: 'replace-merges',
    operation,
    message: `the PUT left out ${kept.map(({ name }) => `"${name}"`).join(', ')}, and the old value is still there`,
    actual: shortJson(fieldOf(less.after, kept[0]?.name ?? '')),
    hint: 'Replace the whole item, or say in the description what a PUT leaves as it was.',
    steps: [...held.steps, ...less.steps],
    detail: 'left out',
  });
}

/** The fields without as many of these as may be left out together. */
function withLeast(
  { model }: World,
  schema: SchemaNode | undefined,
  fields: Fields,
  names: readonly string[],
): Fields {
  const validator = schema && validatorOf(model, schema, 'request');
  return names.reduce<Fields>((left, name) => {
    const next = withoutFields(left, [name]);
    return !validator || validator.check(next).length === 0 ? next : left;
  }, fields);
}
