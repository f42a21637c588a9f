import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { brokenFields } from './broken-fields.ts';
import { changeItem } from './change-item.ts';
import { sideEffects } from './differences.ts';
import { type Fields, fieldOf } from './fields.ts';
import { type Held, holdItem } from './hold-item.ts';
import { otherValue } from './other-value.ts';
import { unchangedFields } from './put-body.ts';
import { readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { namesOf, toldOf } from './told-differences.ts';
import { withValid } from './with-valid.ts';
import { changeableProperties } from './writable-properties.ts';

/** A PUT or PATCH that is refused changes nothing. */
export function planRefusedChanges(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  return [...subject.patches, ...subject.replaces]
    .filter(({ operation }) => subject.isWanted(operation))
    .map((changer) =>
      stateCase(changer.operation, 'refused-change', 'a refused change changes nothing', (world) =>
        runRefused(world, subject, changer),
      ),
    );
}

async function runRefused(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
): Promise<void> {
  const held = await holdItem(world, subject, changer);
  if (!held) return world.skip('there is nothing to change that can be read');
  try {
    let refusals = 0;
    const others = otherFields(world, subject, changer, held);
    for (const { name, fields } of brokenFields(world, subject, changer.role.input.schema, others)) {
      const changed = await changeItem(world, changer, held.item, fields);
      const status = changed?.status ?? 0;
      if (!changed || changed.isAccepted || status >= 500 || [401, 403, 404, 405, 429].includes(status))
        continue;
      refusals += 1;
      const seen = await readItem(world, held.reader, held.item);
      if (!seen?.value) return;
      const left = sideEffects(subject, held.before.value, seen.value, (one) => Object.hasOwn(fields, one));
      if (left.length === 0) continue;
      world.report({
        code: 'refused-change-kept',
        operation: changer.operation,
        message: `a change was refused for "${name}", and ${namesOf(left)} changed all the same`,
        ...toldOf(left),
        hint: 'Check everything before anything is changed, or take it back.',
        steps: [...held.steps, held.before.exchange, changed.exchange, seen.exchange],
        detail: 'refused',
      });
      return;
    }
    if (refusals === 0) world.skip('no change was refused');
  } finally {
    await held.restore();
  }
}

/** Other values for everything that can be changed. */
function otherFields(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
  held: Held,
): Fields {
  const base = unchangedFields(world, subject, changer, held);
  const { schema } = changer.role.input;
  const changes = changeableProperties(subject, schema).flatMap(({ name, schema: node }) => {
    const value = otherValue(world, node, fieldOf(held.before.value, name), `refused ${name}`);
    return value === undefined ? [] : [{ name, value }];
  });
  return withValid(world.model, schema, base, changes);
}
