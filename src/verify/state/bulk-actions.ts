import type { Exchange } from '../../contract/exchange.ts';
import type { MediaType, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName, singularNoun } from '../../resources/noun.ts';
import { shortJson } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import { isSuccess, jsonOf } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Fields, fieldOf, withField } from './fields.ts';
import { isMakeable, makeAny } from './full-item.ts';
import { jsonInput, requestWith, usualBody } from './input-body.ts';
import type { Made } from './make-item.ts';
import { canName, readItem, type Seen } from './read-item.ts';
import { sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { isMoving } from './volatile-property.ts';

/** `POST /tickets/bulk-close` with a list of ids does to the last of them what it does to the first. */
export function planBulkActions(subject: Subject): readonly Case[] {
  const [reader] = subject.reads;
  if (!reader || subject.resource.isSingular || !isMakeable(subject)) return [];
  const collections = [...subject.lists, ...subject.creates].map(({ operation }) => operation.path);
  return subject.model.operations.flatMap((operation) => {
    const isBeside = collections.some((path) => operation.path.startsWith(path));
    const named = isBeside && subject.isWanted(operation) ? idsProperty(subject, operation) : undefined;
    if (!named) return [];
    return [
      stateCase(operation, 'bulk', 'it is done to all that are named', (world) =>
        runBulk(world, subject, { operation, reader, ...named }),
      ),
    ];
  });
}

interface Bulk {
  readonly operation: Operation;
  readonly reader: Acting<'read'>;
  readonly mediaType: MediaType;
  /** Of the body: the list of the items' ids. */
  readonly property: string;
}

/** Where a body names several items: `{ "ids": [1, 2] }`. */
function idsProperty({ resource, facts, map }: Subject, operation: Operation) {
  const isChange = ['post', 'put', 'patch'].includes(operation.method) && !operation.path.includes('{');
  const mediaType = isChange && map.roles.get(operation)?.kind === 'none' ? jsonInput(operation) : undefined;
  if (!mediaType?.schema) return undefined;
  const noun = plainName(singularNoun(resource.name.split('/').at(-1) ?? resource.name));
  const names = new Set(['ids', `${noun}ids`, `${plainName(resource.id?.property ?? 'id')}s`]);
  const found = [...facts.properties(mediaType.schema).values()].find(
    ({ name, schema }) => names.has(plainName(name)) && facts.isArray(schema),
  );
  return found && { mediaType, property: found.name };
}

async function runBulk(world: World, subject: Subject, bulk: Bulk): Promise<void> {
  const first = await tryBulk(world, subject, bulk);
  if (!first) return world.skip('several items could not be made, read and named together');
  if (!first.fault) return;
  const second = await tryBulk(world, subject, bulk);
  if (!second?.fault) return;
  world.report({
    code: 'action-without-effect',
    operation: bulk.operation,
    message: `of several that were named, it was not done to one: "${second.fault.name}" does not show it`,
    expected: shortJson(second.fault.expected),
    actual: shortJson(second.fault.actual),
    hint: 'Do it to all that are named, or say of which it was not done.',
    steps: second.steps,
    detail: 'bulk',
  });
}

interface Fault {
  readonly name: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** One of several: before and after, and what the answer says of it. */
interface Named {
  readonly before: Fields;
  readonly after: Fields;
  readonly told: Fields | undefined;
}

/** So many are named together: a first, one between, a last. */
const count = 3;

async function tryBulk(
  world: World,
  subject: Subject,
  { operation, reader, mediaType, property }: Bulk,
): Promise<{ readonly fault: Fault | undefined; readonly steps: readonly Exchange[] } | undefined> {
  const made: Made[] = [];
  for (let index = 0; index < count; index += 1) {
    const one = await makeAny(world, subject);
    if (one && canName(world, reader, one.item)) made.push(one);
  }
  if (made.length < 2) return undefined;
  const read = async () => {
    const seen: (Seen | undefined)[] = [];
    for (const { item } of made) seen.push(await readItem(world, reader, item, { isOdd: true }));
    return seen;
  };
  const before = await read();
  const ids = made.map(({ item }) => item.id);
  const body = withField(usualBody(world, operation) ?? {}, property, ids);
  const request = requestWith(world, operation, mediaType, body);
  const exchange = request && (await world.send({ operation, request, manner: { isOdd: true } }));
  if (!exchange || !isSuccess(exchange) || exchange.response.status === 202) return undefined;
  const after = await read();
  const told = results(subject, jsonOf(exchange), 0);
  const all = made.flatMap(({ item }, index): readonly Named[] => {
    const [old, now] = [before[index]?.value, after[index]?.value];
    return old && now ? [{ before: old, after: now, told: told.get(String(item.id)) }] : [];
  });
  const steps = [
    ...made.map((one) => one.exchange),
    ...before.flatMap((one) => one?.exchange ?? []),
    exchange,
    ...after.flatMap((one) => one?.exchange ?? []),
  ];
  return { fault: faultIn(subject, all), steps };
}

/** What became of some and not of others of which the answer says the same, though they were alike. */
function faultIn(subject: Subject, all: readonly Named[]): Fault | undefined {
  for (const changed of all)
    for (const [name, expected] of Object.entries(changed.after)) {
      const old = fieldOf(changed.before, name);
      if (isMoving(subject, name) || !['string', 'boolean'].includes(typeof expected) || same(old, expected))
        continue;
      // Times differ from item to item.
      if (typeof expected === 'string' && /^\d{4}-\d\d-\d\d/.test(expected)) continue;
      const left = all.find(
        ({ before, after, told }) =>
          same(fieldOf(before, name), old) &&
          same(fieldOf(after, name), old) &&
          isToldAlike(told, changed.told),
      );
      if (left) return { name, expected, actual: old };
    }
  return undefined;
}

function isToldAlike(one: Fields | undefined, other: Fields | undefined): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function same(one: unknown, other: unknown): boolean {
  return sameValue(one, other) && sameValue(other, one);
}

/** What an answer says of each of several, by their ids and without them. */
function results(subject: Subject, body: unknown, depth: number): ReadonlyMap<string, Fields> {
  const found = new Map<string, Fields>();
  if (depth > 3 || typeof body !== 'object' || body === null) return found;
  if (!Array.isArray(body)) {
    for (const part of Object.values(body))
      for (const [id, told] of results(subject, part, depth + 1)) found.set(id, told);
    return found;
  }
  for (const entry of body) {
    if (!isObject(entry)) continue;
    const id = entry[subject.resource.id?.property ?? 'id'] ?? entry.id;
    if (typeof id !== 'string' && typeof id !== 'number') continue;
    // Of an item as a whole, only what it says of the request counts.
    const rest = Object.entries(entry).filter(
      ([, value]) => value !== id && (typeof value !== 'object' || value === null),
    );
    const isResult = rest.length <= 4;
    if (isResult) found.set(String(id), Object.fromEntries(rest));
  }
  return found;
}
