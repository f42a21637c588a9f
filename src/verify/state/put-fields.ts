import type { Exchange } from '../../contract/exchange.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { lostValues, sideEffects } from './differences.ts';
import type { Fields } from './fields.ts';
import type { Held } from './hold-item.ts';
import { readItem } from './read-item.ts';
import type { Acting, Subject } from './subject.ts';
import { namesOf, toldOf } from './told-differences.ts';
import { isOfOrigin } from './volatile-property.ts';

/** A PUT that was accepted, and what it left. */
export interface Put {
  readonly fields: Fields;
  readonly after: Fields;
  readonly steps: readonly Exchange[];
  readonly fault:
    | { readonly message: string; readonly expected?: string; readonly actual?: string }
    | undefined;
}

/** Puts fields and reads them; undefined where they are not valid, or not accepted. */
export async function putFields(
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
