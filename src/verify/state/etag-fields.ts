import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { fieldOf, withField } from './fields.ts';
import { type Held, holdItem } from './hold-item.ts';
import { otherValue } from './other-value.ts';
import { unchangedFields } from './put-body.ts';
import { readItem } from './read-item.ts';
import { sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { changeableProperties } from './writable-properties.ts';

/** More properties of one resource are not changed for their ETag. */
const maxProperties = 5;

/**
 * The ETag changes whichever property does. Costs three requests, and two for each property.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3
 */
export function planEtagFields(subject: Subject): readonly Case[] {
  const [changer] = [...subject.patches, ...subject.replaces];
  if (!changer || subject.reads.length === 0 || !subject.isWanted(changer.operation)) return [];
  return [
    stateCase(changer.operation, 'etag-fields', 'the ETag changes whichever property does', (world) =>
      runEtagFields(world, subject, changer),
    ),
  ];
}

async function runEtagFields(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
): Promise<void> {
  const held = await holdItem(world, subject, changer);
  if (!held) return world.skip('there is nothing to change that can be read');
  try {
    // A weak one may stay where what changes matters little.
    if (held.before.etag === undefined || held.before.etag.startsWith('W/'))
      return world.skip('no ETag is sent, or a weak one');
    let { before } = held;
    for (const property of changeableProperties(subject, changer.role.input.schema).slice(0, maxProperties)) {
      const after = await changeAndRead(world, subject, { changer, held: { ...held, before }, property });
      if (after === 'told') return;
      before = after ?? before;
    }
  } finally {
    await held.restore();
  }
}

interface Change {
  readonly changer: Acting<'patch' | 'replace'>;
  readonly held: Held;
  readonly property: ReturnType<typeof changeableProperties>[number];
}

/** The item after one property was changed; undefined where it could not be, `told` where the ETag did not see it. */
async function changeAndRead(
  world: World,
  subject: Subject,
  { changer, held, property: { name, schema } }: Change,
): Promise<Held['before'] | 'told' | undefined> {
  const { before, item, reader } = held;
  const value = otherValue(world, schema, fieldOf(before.value, name), `etag ${name}`);
  if (value === undefined) return undefined;
  const fields = withField(unchangedFields(world, subject, changer, held), name, value);
  const changed = await changeItem(world, changer, item, fields);
  const seen = changed?.isAccepted ? await readItem(world, reader, item) : undefined;
  if (!changed || !seen?.value || seen.etag === undefined) return undefined;
  const after = { ...seen, value: seen.value };
  // Only what is seen to be another now is known to have changed.
  const isChanged = !sameValue(fieldOf(before.value, name), fieldOf(after.value, name));
  if (!isChanged || seen.etag !== before.etag) return after;
  world.report({
    code: 'etag-unchanged',
    operation: changer.operation,
    message: `"${name}" has changed, and the ETag has not`,
    expected: `another ETag than ${before.etag}`,
    actual: seen.etag,
    hint: 'Make the ETag from the whole content or its version.',
    steps: [...held.steps, before.exchange, changed.exchange, after.exchange],
    detail: 'changed',
  });
  return 'told';
}
