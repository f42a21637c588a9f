import type { Exchange } from '../../contract/exchange.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { sideEffects } from './differences.ts';
import { type Fields, fieldOf } from './fields.ts';
import { type Held, holdItem } from './hold-item.ts';
import { otherValue } from './other-value.ts';
import { hasVersion, unchangedFields } from './put-body.ts';
import { type Put, putFields } from './put-fields.ts';
import { putLess } from './put-less.ts';
import { readItem } from './read-item.ts';
import { putNulls } from './replaced-nulls.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { namesOf, toldOf } from './told-differences.ts';
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
    const done = await putFields(
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
