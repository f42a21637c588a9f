import { shortJson, validatorOf } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { fieldOf } from './fields.ts';
import { type Held, holdItem } from './hold-item.ts';
import { requestWith } from './input-body.ts';
import { jsonPatchOf, pointerTo } from './json-patch-body.ts';
import { readItem } from './read-item.ts';
import { isNothing, sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { changeableProperties, isKeptOtherwise } from './writable-properties.ts';

/** More properties are not taken away. */
const maxRemoved = 3;

/**
 * What a JSON patch removes is not there any more, or is back at its default. Costs two requests a property, at most three of them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902#section-4.2
 */
export function planJsonPatchRemovals(subject: Subject): readonly Case[] {
  const isPlain = subject.reads.every(({ role }) => role.answer.path.length === 0);
  if (subject.reads.length === 0 || !isPlain || subject.resource.inner !== undefined) return [];
  return subject.patches
    .filter(({ operation }) => subject.isWanted(operation) && jsonPatchOf(operation))
    .map((patch) =>
      stateCase(patch.operation, 'json-patch-remove', 'what a JSON patch removes is gone', (world) =>
        runRemovals(world, subject, patch),
      ),
    );
}

async function runRemovals(world: World, subject: Subject, patch: Acting<'patch'>): Promise<void> {
  const held = await holdItem(world, subject, patch);
  if (!held) return world.skip('there is nothing to change that can be read');
  try {
    for (const one of removable(subject, patch, held).slice(0, maxRemoved))
      await tryRemoval(world, patch, held, one);
  } finally {
    await held.restore();
  }
}

interface Removable {
  readonly name: string;
  /** Undefined where the document has none. */
  readonly preset: unknown;
}

/** What was sent with a value of its own, came back so, and may be left out. */
function removable(subject: Subject, patch: Acting<'patch'>, held: Held): readonly Removable[] {
  const { facts } = subject;
  const inputs = [...subject.creates, ...subject.replaces, patch].map(({ role }) => role.input.schema);
  const all = inputs.flatMap((schema) => changeableProperties(subject, schema));
  const optional = [...new Map(all.map((one) => [one.name, one])).values()].filter(
    ({ name }) => !all.some((one) => one.name === name && one.isRequired),
  );
  return optional.flatMap(({ name, schema }): readonly Removable[] => {
    const preset = facts.keyword(schema, 'default');
    const sent = fieldOf(held.sent, name);
    const isOwn = !isNothing(sent) && !sameValue(preset, sent) && !isKeptOtherwise(subject, name, schema);
    return isOwn && sameValue(sent, fieldOf(held.before.value, name)) ? [{ name, preset }] : [];
  });
}

async function tryRemoval(
  world: World,
  { operation }: Acting<'patch'>,
  held: Held,
  { name, preset }: Removable,
): Promise<void> {
  const mediaType = jsonPatchOf(operation);
  const steps = [{ op: 'remove', path: pointerTo(name) }];
  const { schema } = mediaType ?? {};
  if (!mediaType || (schema && validatorOf(world.model, schema, 'request').check(steps).length > 0)) return;
  const request = requestWith(world, operation, mediaType, steps);
  const exchange =
    request && (await world.send({ operation, request, item: held.item, manner: { isOdd: true } }));
  const seen = exchange && isSuccess(exchange) ? await readItem(world, held.reader, held.item) : undefined;
  if (!exchange || !seen?.value) return;
  const old = fieldOf(held.before.value, name);
  const left = fieldOf(seen.value, name);
  const isLeft = sameValue(old, left);
  // Without a word of it, what is removed may as well be null.
  const isOther = preset !== undefined && /\bdefaults?\b/i.test(operation.description ?? '');
  if (!isLeft && (!isOther || sameValue(preset, left) || isNothing(left))) return;
  world.report({
    code: 'patch-differs',
    operation,
    message: isLeft
      ? `the removal of "${name}" was accepted and is not done`
      : `"${name}" was removed and is not back at its default`,
    expected: preset === undefined ? `no ${name}` : shortJson(preset),
    actual: shortJson(left),
    hint: 'Take away what the patch removes, or refuse the patch.',
    steps: [...held.steps, held.before.exchange, exchange, seen.exchange],
    detail: 'removed',
  });
}
