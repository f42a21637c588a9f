import type { Exchange } from '../../contract/exchange.ts';
import { isNamedStatus } from '../../contract/find-response.ts';
import { shortJson, validatorOf } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import { isSuccess, jsonOf } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Fields, fieldOf, itemFields } from './fields.ts';
import { type Held, holdItem } from './hold-item.ts';
import { requestWith } from './input-body.ts';
import { jsonPatchOf, pointerTo } from './json-patch-body.ts';
import { otherValue } from './other-value.ts';
import { readItem, type Seen } from './read-item.ts';
import { sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { changeableProperties, isReadOnly } from './writable-properties.ts';

/** More read-only properties are not tried one by one. */
const maxGuarded = 4;
/** More properties are not tried until one can be changed. */
const maxTried = 6;

/**
 * A JSON patch is done as a whole or not at all, and what is the server's own is not written by one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902#section-5
 */
export function planJsonPatches(subject: Subject): readonly Case[] {
  const isPlain = subject.reads.every(({ role }) => role.answer.path.length === 0);
  if (subject.reads.length === 0 || !isPlain || subject.resource.inner !== undefined) return [];
  return subject.patches
    .filter(({ operation }) => subject.isWanted(operation) && jsonPatchOf(operation))
    .map((patch) =>
      stateCase(patch.operation, 'json-patch', 'a JSON patch is done as a whole or not at all', (world) =>
        runPatches(world, subject, patch),
      ),
    );
}

async function runPatches(world: World, subject: Subject, patch: Acting<'patch'>): Promise<void> {
  const held = await holdItem(world, subject, patch);
  if (!held) return world.skip('there is nothing to change that can be read');
  try {
    await tryTest(world, subject, patch, held);
    await tryReadOnly(world, subject, patch, held);
  } finally {
    await held.restore();
  }
}

/** One step of a JSON patch. */
interface Step {
  readonly op: 'add' | 'replace' | 'test';
  readonly path: string;
  readonly value: unknown;
}

/** A change, and then a test of what was there before it: that fails, so that nothing is changed. */
async function tryTest(world: World, subject: Subject, patch: Acting<'patch'>, held: Held): Promise<void> {
  const { schema } = jsonPatchOf(patch.operation) ?? {};
  const isAllowed = (steps: readonly Step[]) =>
    !schema || validatorOf(world.model, schema, 'request').check(steps).length === 0;
  const { value: before } = held.before;
  for (const { name, schema: node } of changeableIn(subject, patch).slice(0, maxTried)) {
    const old = fieldOf(before, name);
    const value =
      old === undefined || old === null ? undefined : otherValue(world, node, old, `json patch ${name}`);
    const change: Step = { op: 'replace', path: pointerTo(name), value };
    const test: Step = { op: 'test', path: pointerTo(name), value: old };
    if (value === undefined || !isAllowed([change, test])) continue;
    const exchange = await sendPatch(world, patch, held, [change, test]);
    const seen = exchange && (await readItem(world, held.reader, held.item));
    if (!exchange || !seen?.value || exchange.response.status >= 500) return;
    if (!sameValue(value, fieldOf(seen.value, name)) || sameValue(value, old)) {
      // A patch that could not be done whatever its test says shows nothing.
      if (isSuccess(exchange)) continue;
      return;
    }
    return tellTest(world, patch, held, exchange, seen);
  }
}

function tellTest(world: World, { operation }: Acting, held: Held, exchange: Exchange, seen: Seen): void {
  const isAccepted = isSuccess(exchange);
  world.report({
    code: isAccepted ? 'conflict-ignored' : 'refused-change-kept',
    operation,
    message: isAccepted
      ? 'a JSON patch whose test fails is done all the same'
      : 'a JSON patch is refused for a test that fails, and the steps before it are done',
    expected: isAccepted ? (isNamedStatus(operation, 409) ? '409' : 'a refusal') : 'the item as it was',
    actual: String(exchange.response.status),
    hint: 'Do all steps on a copy, and keep that only when all of them have succeeded.',
    steps: [...held.steps, held.before.exchange, exchange, seen.exchange],
    detail: 'json patch',
  });
}

/** What is readOnly in the item is not set by a patch that names it; `add` sets as well what is there already. */
async function tryReadOnly(
  world: World,
  subject: Subject,
  patch: Acting<'patch'>,
  held: Held,
): Promise<void> {
  const schema = held.reader.role.answer.schema;
  const own = schema ? [...subject.facts.properties(schema).values()] : [];
  const guarded = own.filter(
    ({ name, schema: node }) =>
      isReadOnly(subject, node) && name !== subject.resource.id?.property && isText(held.before.value, name),
  );
  for (const { name, schema: node } of guarded.slice(0, maxGuarded)) {
    const isTime = /^date/.test(String(subject.facts.keyword(node, 'format')));
    const old = fieldOf(held.before.value, name);
    // Long past, so that no clock gives it by chance.
    const value = isTime ? '2001-02-03T04:05:06Z' : otherValue(world, node, old, `json patch ${name}`);
    if (typeof value !== 'string') continue;
    const exchange = await sendPatch(world, patch, held, [{ op: 'add', path: pointerTo(name), value }]);
    if (!exchange || !isSuccess(exchange)) continue;
    const seen = await readItem(world, held.reader, held.item, { isOdd: true });
    // Whoever has given it away may not read it any more: the answer of the patch tells it then.
    const answered = patch.role.answer && itemFields(jsonOf(exchange), patch.role.answer);
    const read = fieldOf(seen?.value ?? answered, name);
    if (!seen || (read !== value && !(isTime && sameValue(value, read)))) continue;
    world.report({
      code: 'read-only-written',
      operation: patch.operation,
      message: `"${name}" is the server's own, and is taken from a JSON patch`,
      actual: shortJson(value),
      hint: 'Refuse it.',
      steps: [...held.steps, held.before.exchange, exchange, seen.exchange],
      detail: name,
    });
    return;
  }
}

function isText(fields: Fields, name: string): boolean {
  return typeof fieldOf(fields, name) === 'string';
}

/** What the item has and a create, a replacement or the patch itself may set. */
function changeableIn(subject: Subject, patch: Acting<'patch'>) {
  const inputs = [...subject.creates, ...subject.replaces, patch].map(({ role }) => role.input.schema);
  const all = inputs.flatMap((schema) => changeableProperties(subject, schema));
  const plain = all.filter(({ schema }) => !subject.facts.isObject(schema) && !subject.facts.isArray(schema));
  return [...new Map(plain.map((property) => [property.name, property])).values()];
}

function sendPatch(
  world: World,
  { operation }: Acting<'patch'>,
  { item }: Held,
  steps: readonly Step[],
): Promise<Exchange | undefined> {
  const mediaType = jsonPatchOf(operation);
  const request = mediaType && requestWith(world, operation, mediaType, steps);
  if (!request) return Promise.resolve(undefined);
  return world.send({ operation, request, item, manner: { isOdd: true } });
}
