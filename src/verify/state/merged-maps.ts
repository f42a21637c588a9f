import type { SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import { shortJson, validatorOf } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { fieldOf } from './fields.ts';
import { type Held, holdItem } from './hold-item.ts';
import { jsonInput } from './input-body.ts';
import { otherValue } from './other-value.ts';
import { readItem, type Seen } from './read-item.ts';
import { sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { changeableProperties } from './writable-properties.ts';

/** A property whose members have any name. */
interface MapProperty {
  readonly name: string;
  readonly schema: SchemaNode;
  /** The schema of each member. */
  readonly member: SchemaNode;
}

/**
 * A merge patch of a map changes the members that it names, takes away those that it says are null, and leaves the others.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */
export function planMergedMaps(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  return subject.patches
    .filter(({ operation }) => subject.isWanted(operation) && isMerged(operation))
    .flatMap((patch) => {
      const maps = mapsIn(subject, patch);
      if (maps.length === 0) return [];
      return [
        stateCase(patch.operation, 'patch-map', 'members of a map are merged', (world) =>
          runMaps(world, subject, patch, maps),
        ),
      ];
    });
}

function isMerged(operation: Acting['operation']): boolean {
  const said = `${operation.summary ?? ''} ${operation.description ?? ''}`.slice(0, 5000);
  return /merge-patch/i.test(jsonInput(operation)?.name ?? '') || /\bmerge patch\b|\b7396\b/i.test(said);
}

function mapsIn(subject: Subject, { role }: Acting<'patch'>): readonly MapProperty[] {
  const { facts } = subject;
  return changeableProperties(subject, role.input.schema)
    .filter(({ schema }) => facts.isOnly(schema, 'object') && facts.properties(schema).size === 0)
    .flatMap(({ name, schema }) => {
      const part = facts
        .parts(schema)
        .find(({ value }) => isObject(value) && isObject(value.additionalProperties));
      if (!part || !isObject(part.value)) return [];
      const member = {
        value: part.value.additionalProperties,
        at: childOf(part.at, 'additionalProperties'),
      };
      return [{ name, schema, member }];
    })
    .slice(0, 2);
}

async function runMaps(
  world: World,
  subject: Subject,
  patch: Acting<'patch'>,
  maps: readonly MapProperty[],
): Promise<void> {
  const held = await holdItem(world, subject, patch);
  if (!held) return world.skip('there is nothing to change that can be read');
  try {
    for (const map of maps) await tryMap(world, patch, held, map);
  } finally {
    await held.restore();
  }
}

/** Names that most rules for names allow. */
const [first, second] = ['alpha', 'beta'];

async function tryMap(world: World, patch: Acting<'patch'>, held: Held, map: MapProperty): Promise<void> {
  const one = otherValue(world, map.member, undefined, `${map.name} first`);
  const other = otherValue(world, map.member, one, `${map.name} second`, [one]);
  if (one === undefined || other === undefined) return;
  const change = (members: Readonly<Record<string, unknown>>) => tryChange(world, patch, held, map, members);
  const both = await change({ [first]: one, [second]: one });
  if (!both || !sameValue(one, both.members[first])) return;
  const merged = await change({ [second]: other });
  const before = [...held.steps, ...both.steps];
  if (merged && !Object.hasOwn(merged.members, first)) {
    world.report({
      code: 'patch-changes-others',
      operation: patch.operation,
      message: `a merge patch of one member of "${map.name}" has taken the others away`,
      expected: shortJson({ ...both.members, [second]: other }),
      actual: shortJson(merged.members),
      hint: 'Change the members that the patch names, and leave the others.',
      steps: [...before, ...merged.steps],
      detail: 'merge',
    });
    return;
  }
  const cut = await change({ [first]: null });
  if (!cut || !sameValue(one, cut.members[first])) return;
  world.report({
    code: 'patch-differs',
    operation: patch.operation,
    message: `null for a member of "${map.name}" was accepted, and its old value is still there`,
    expected: `no "${first}"`,
    actual: shortJson(cut.members),
    hint: 'Take away what a merge patch says is null.',
    steps: [...before, ...cut.steps],
    detail: 'null',
  });
}

interface Merged {
  /** The map as it is read afterwards. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly steps: readonly Seen['exchange'][];
}

/** Undefined where the schema does not allow the change, or it was refused. */
async function tryChange(
  world: World,
  patch: Acting<'patch'>,
  { item, reader }: Held,
  { name, schema }: MapProperty,
  members: Readonly<Record<string, unknown>>,
): Promise<Merged | undefined> {
  if (validatorOf(world.model, schema, 'request').check(members).length > 0) return undefined;
  const changed = await changeItem(world, patch, item, { [name]: members });
  const seen = changed?.isAccepted ? await readItem(world, reader, item) : undefined;
  const now = fieldOf(seen?.value, name);
  if (!changed || !seen?.value) return undefined;
  // A map without members may be left out.
  return { members: isObject(now) ? now : {}, steps: [changed.exchange, seen.exchange] };
}
