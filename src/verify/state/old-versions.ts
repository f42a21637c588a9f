import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import { shortJson } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type Item, isSuccess, jsonOf, pathNames, pathValues } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { changeAll } from './change-all.ts';
import { type Fields, fieldOf, fieldsUnder } from './fields.ts';
import { holdItem } from './hold-item.ts';
import { readItem } from './read-item.ts';
import { sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** Reads an item as it was in a version of it. */
interface VersionRead {
  readonly operation: Operation;
  readonly parameter: string;
  /** The item's property that tells its version. */
  readonly property: string;
}

/**
 * What a version of an item shows is what the item was then, after it was changed as well: `GET /pages/{slug}/versions/{number}`,
 * where the item tells its version. Costs six requests, twice where something is told.
 */
export function planOldVersions(subject: Subject): readonly Case[] {
  const changer = subject.patches[0] ?? subject.replaces[0];
  if (!changer || subject.reads.length === 0 || subject.resource.isSingular) return [];
  return subject.model.operations.flatMap((operation) => {
    const read = subject.isWanted(operation) ? versionRead(subject, operation) : undefined;
    if (!read) return [];
    return [
      stateCase(operation, 'old-version', 'an old version is as it was', (world) =>
        runOldVersion(world, subject, changer, read),
      ),
    ];
  });
}

function versionRead({ facts, resource, reads }: Subject, operation: Operation): VersionRead | undefined {
  const base = reads[0]?.operation.path.replace(/\/+$/, '') ?? '';
  const [, parameter] =
    /^\/(?:versions|revisions|history)\/\{([^{}]+)\}$/.exec(operation.path.slice(base.length)) ?? [];
  if (operation.method !== 'get' || !operation.path.startsWith(`${base}/`) || parameter === undefined)
    return undefined;
  const all = resource.schema ? [...facts.properties(resource.schema).values()] : [];
  const found = all.find(({ name }) =>
    /^(?:current)?(?:version|revision|rev)(?:number|no|id)?$/.test(plainName(name)),
  );
  return found && { operation, parameter, property: found.name };
}

async function runOldVersion(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
  read: VersionRead,
): Promise<void> {
  const first = await readOld(world, subject, changer, read);
  if (!first) return world.skip('nothing with versions could be changed');
  if (!first.wrong) return;
  const second = await readOld(world, subject, changer, read);
  if (!second?.wrong) return;
  const { which, name, expected, actual } = second.wrong;
  world.report({
    code: 'version-differs',
    operation: read.operation,
    message: `${which} version has another "${name}" than the item had then`,
    expected: shortJson(expected),
    actual: shortJson(actual),
    hint: 'Keep each version as it was, and answer the one that is asked for.',
    steps: second.steps,
    detail: which,
  });
}

interface Wrong {
  readonly which: 'an old' | 'the newest';
  readonly name: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

interface OldRead {
  readonly wrong: Wrong | undefined;
  readonly steps: readonly Exchange[];
}

/** Changes an item, and reads both of its versions. */
async function readOld(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
  read: VersionRead,
): Promise<OldRead | undefined> {
  const held = await holdItem(world, subject, changer);
  if (!held) return undefined;
  try {
    const changed = await changeAll(world, subject, changer, held);
    const after = changed && (await readItem(world, held.reader, held.item));
    const [old, current] = [held.before.value, after?.value];
    if (!changed || !after || !current) return undefined;
    const steps = [...held.steps, held.before.exchange, changed.exchange, after.exchange];
    const names = changed.names.filter((name) => !sameValue(fieldOf(old, name), fieldOf(current, name)));
    const [oldNumber, newNumber] = [old, current].map((one) => fieldOf(one, read.property));
    if (oldNumber === undefined || sameValue(oldNumber, newNumber)) return undefined;
    for (const [which, number, was] of [
      ['an old', oldNumber, old],
      ['the newest', newNumber, current],
    ] as const) {
      const shown = await readVersion(world, read, held.item, number);
      if (!shown) return undefined;
      const wrong = wrongIn(names, was, fieldsUnder(jsonOf(shown), held.reader.role.answer.path));
      if (wrong) return { wrong: { which, ...wrong }, steps: [...steps, shown] };
    }
    return { wrong: undefined, steps };
  } finally {
    await held.restore();
  }
}

async function readVersion(
  world: World,
  read: VersionRead,
  item: Item,
  number: unknown,
): Promise<Exchange | undefined> {
  const { operation } = read;
  const request = likeliestRequest(world.model, operation);
  const named = versionOf(world, read, item, number);
  const values = pathValues(world.map, operation, named);
  if (!request || pathNames(operation).some((name) => !values.has(name))) return undefined;
  const exchange = await world.send({ operation, request, item: named, manner: { isOdd: true } });
  return exchange && isSuccess(exchange) ? exchange : undefined;
}

/** What the path names: versions may be known as items of their own. */
function versionOf({ map }: World, { operation, parameter }: VersionRead, item: Item, number: unknown): Item {
  const role = map.roles.get(operation);
  const others = new Map([...item.others, [parameter, number] as const]);
  if (role?.kind !== 'read' || !item.resource || role.resource === item.resource.name)
    return { ...item, others };
  const parents = new Map([...item.parents, [item.resource.name, item.id] as const]);
  return { ...item, others, parents, resource: map.resources.get(role.resource), id: number };
}

/** The first of these properties that a version shows, and shows otherwise. */
function wrongIn(
  names: readonly string[],
  was: Fields,
  shown: Fields | undefined,
): Omit<Wrong, 'which'> | undefined {
  for (const name of names) {
    const [expected, actual] = [fieldOf(was, name), fieldOf(shown, name)];
    if (actual === undefined || actual === null) continue;
    if (!sameValue(expected, actual) && !sameValue(actual, expected)) return { name, expected, actual };
  }
  return undefined;
}
