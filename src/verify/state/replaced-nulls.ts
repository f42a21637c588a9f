import type { Exchange } from '../../contract/exchange.ts';
import { shortJson, validatorOf } from '../../schema/validate.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { type Fields, fieldOf } from './fields.ts';
import type { Held } from './hold-item.ts';
import { mayComeBack } from './may-come-back.ts';
import { readItem } from './read-item.ts';
import { isNothing, sameValue } from './same-value.ts';
import type { Acting, Subject } from './subject.ts';
import { clearableProperties } from './writable-properties.ts';

/** What a PUT has left, and how. */
interface Before {
  readonly fields: Fields;
  readonly after: Fields;
  readonly steps: readonly Exchange[];
}

/**
 * What a PUT must name and may say is null is null afterwards: a reference that is taken away, a date that is open again. What may be
 * left out is tried by leaving it out. Costs two requests, where there is such a property.
 */
export async function putNulls(
  world: World,
  subject: Subject,
  replace: Acting<'replace'>,
  { item, reader }: Held,
  before: Before,
): Promise<void> {
  const { schema } = replace.role.input;
  const due = clearableProperties(subject, schema).filter(({ name, isRequired }) => {
    const old = fieldOf(before.after, name);
    return isRequired && !isNothing(old) && !mayComeBack(subject, name, old);
  });
  const fields = { ...before.fields, ...Object.fromEntries(due.map(({ name }) => [name, null])) };
  if (due.length === 0 || !schema || validatorOf(world.model, schema, 'request').check(fields).length > 0)
    return;
  const changed = await changeItem(world, replace, item, fields);
  const seen = changed?.isAccepted ? await readItem(world, reader, item) : undefined;
  const value = seen?.value;
  if (!changed || !seen || !value) return;
  const kept = due.find(({ name }) => sameValue(fieldOf(before.after, name), fieldOf(value, name)));
  if (!kept) return;
  world.report({
    code: 'replace-differs',
    operation: replace.operation,
    message: `null was put for "${kept.name}", and the old value is still there`,
    expected: 'null',
    actual: shortJson(fieldOf(value, kept.name)),
    hint: 'Keep what was sent, or refuse it.',
    steps: [...before.steps, changed.exchange, seen.exchange],
    detail: 'null',
  });
}
