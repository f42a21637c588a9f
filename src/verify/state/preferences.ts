import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { changeOne } from './change-one.ts';
import { fieldOf, withField } from './fields.ts';
import { holdItem } from './hold-item.ts';
import { unchangedFields } from './put-body.ts';
import { readItem } from './read-item.ts';
import { sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { isKeptOtherwise } from './writable-properties.ts';

/**
 * A change is done as well where the client prefers not to see it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7240#section-4.2
 */
export function planPreferences(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  return [...subject.patches, ...subject.replaces]
    .filter(({ operation }) => subject.isWanted(operation) && takesPrefer(operation))
    .map((changer) =>
      stateCase(changer.operation, 'prefer-minimal', 'what need not be shown is done', (world) =>
        runMinimal(world, subject, changer),
      ),
    );
}

function takesPrefer({ parameters }: Operation): boolean {
  return parameters.some(({ in: place, name }) => place === 'header' && plainName(name) === 'prefer');
}

async function runMinimal(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
): Promise<void> {
  const held = await holdItem(world, subject, changer);
  if (!held) return world.skip('there is nothing to change that can be read');
  try {
    const headers = { Prefer: 'return=minimal' };
    const changed = await changeOne(world, subject, changer, held, { headers });
    if (!changed?.isAccepted) return world.skip('no change of a single property was accepted');
    const { name, value } = changed;
    const old = fieldOf(held.before.value, name);
    const schema = subject.facts
      .properties(changer.role.input.schema ?? emptySchema(changer))
      .get(name)?.schema;
    const seen = await readItem(world, held.reader, held.item);
    if (!seen?.value || isKeptOtherwise(subject, name, schema)) return;
    if (sameValue(value, fieldOf(seen.value, name)) || !sameValue(old, fieldOf(seen.value, name))) return;
    // What is not kept without the preference either has another reason.
    const rest = unchangedFields(world, subject, changer, held);
    const plain = await changeItem(world, changer, held.item, withField(rest, name, value));
    const after = plain?.isAccepted ? await readItem(world, held.reader, held.item) : undefined;
    if (!plain || !after?.value || !sameValue(value, fieldOf(after.value, name))) return;
    world.report({
      code: changer.role.kind === 'patch' ? 'patch-differs' : 'replace-differs',
      operation: changer.operation,
      message: `the change of "${name}" was accepted under "Prefer: return=minimal" and is not kept`,
      expected: 'the change, as without the preference',
      hint: 'Leave out the answer alone, and not the change.',
      steps: [
        ...held.steps,
        held.before.exchange,
        changed.exchange,
        seen.exchange,
        plain.exchange,
        after.exchange,
      ],
      detail: 'prefer',
    });
  } finally {
    await held.restore();
  }
}

function emptySchema({ operation }: Acting) {
  return { value: true, at: operation.at };
}
