import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { CaseRequest } from '../request.ts';
import { type Item, isSuccess, jsonOf, valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Fields, fieldOf, fieldsUnder } from './fields.ts';
import { withInput } from './input-body.ts';
import { otherValue } from './other-value.ts';
import type { Acting, Subject } from './subject.ts';
import { withValid } from './with-valid.ts';
import { changeableProperties } from './writable-properties.ts';

/** An item made for one case, what was sent for it and what the create answered, both without envelope. */
export interface Made {
  readonly item: Item;
  readonly exchange: Exchange;
  readonly sent: Fields;
  readonly answered: Fields | undefined;
}

/** What to send instead of what usually works. */
export type ChangeFields = (fields: Fields) => Fields;

/** Makes an item; undefined where the create refuses it. */
export async function makeItem(
  world: World,
  create: Acting<'create'>,
  change?: ChangeFields,
): Promise<Made | undefined> {
  const { operation, role } = create;
  const known = await world.baseline(operation);
  const request = known && changedRequest(world, create, known.request, change);
  if (!known || !request) return undefined;
  const sent = await sendCreate(world, create, request, known.item);
  const item = sent && world.madeBy(sent.exchange);
  return item && madeOf(item, role);
}

function changedRequest(
  world: World,
  { role }: Acting<'create'>,
  request: CaseRequest,
  change: ChangeFields | undefined,
): CaseRequest | undefined {
  const fields = fieldsUnder(request.body?.value, role.input.path);
  if (!change || !fields) return request;
  const changed = change(fields);
  const names = Object.keys(changed).filter((name) => changed[name] !== fields[name]);
  return withInput(world, request, role.input, changed, names);
}

/** Creates that work only once under what all cases share. */
const needsOwnParent = new WeakMap<World, Set<Operation>>();

/** Sends a create, and once more with names, references and parents of its own where it clashes with what is there. */
export async function sendCreate(
  world: World,
  { operation }: Acting<'create'>,
  request: CaseRequest,
  shared: Item,
): Promise<{ readonly exchange: Exchange; readonly under: Item } | undefined> {
  const needs = needsOwnParent.get(world) ?? new Set();
  needsOwnParent.set(world, needs);
  const own = needs.has(operation) ? await world.newParent(operation) : undefined;
  const exchange = await world.send({ operation, request, item: own ?? shared });
  if (exchange && exchange.response.status !== 409) return { exchange, under: own ?? shared };
  const under = own ?? (await world.newParent(operation)) ?? shared;
  const again = await world.send({ operation, request: { ...request, isNew: true }, item: under });
  if (under !== shared && isSuccess(again)) needs.add(operation);
  return again && { exchange: again, under };
}

function madeOf(item: Item, role: Acting<'create' | 'replace'>['role']): Made | undefined {
  if (!item.creation) return undefined;
  const { exchange } = item.creation;
  return {
    item,
    exchange,
    sent: fieldsUnder(item.sent, role.input.path) ?? {},
    answered:
      role.answer && isSuccess(exchange) ? fieldsUnder(jsonOf(exchange), role.answer.path) : undefined,
  };
}

/** Makes an item of which as much as possible is set, and to other values than their defaults. */
export async function makeFullItem(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
): Promise<Made | undefined> {
  const known = accepted.get(world) ?? new Map<Operation, number>();
  accepted.set(world, known);
  for (let index = known.get(create.operation) ?? 0; index < parts.length; index += 1) {
    known.set(create.operation, index);
    const made = await makeItem(world, create, (fields) =>
      fullFields(world, subject, create, fields, parts[index]),
    );
    if (made) return made;
  }
  known.set(create.operation, parts.length);
  return makeItem(world, create);
}

type Part = 'all' | 'first half' | 'second half';

/** What is refused all together may be accepted in part. */
const parts: readonly Part[] = ['all', 'first half', 'second half'];

/** Which of the parts each create takes. */
const accepted = new WeakMap<World, Map<Operation, number>>();

/** The fields with all optional ones that can be set as well, as far as all of them are valid together. */
export function fullFields(
  world: World,
  subject: Subject,
  { operation, role }: Acting<'create'>,
  fields: Fields,
  part: Part = 'all',
): Fields {
  const { facts } = subject;
  const changes = changeableProperties(subject, role.input.schema).flatMap(({ name, schema }) => {
    const preset = facts.keyword(schema, 'default');
    const old = fieldOf(fields, name);
    if (old !== undefined && old !== null && old !== preset) return [];
    const value = otherValue(world, schema, preset, `${operation.name} ${name}`);
    return value === undefined ? [] : [{ name, value }];
  });
  const half = Math.ceil(changes.length / 2);
  const chosen =
    part === 'all' ? changes : part === 'first half' ? changes.slice(0, half) : changes.slice(half);
  return withValid(world.model, role.input.schema, fields, chosen);
}

/** Whether items can be made: by a create, or by a PUT of what is not there. */
export function isMakeable({ creates, replaces }: Subject): boolean {
  return creates.length > 0 || replaces.some(({ role }) => role.creates);
}

/** An item of which as much as possible is set, by the first operation that makes one. */
export async function makeAny(world: World, subject: Subject): Promise<Made | undefined> {
  for (const create of subject.creates) {
    const made = await makeFullItem(world, subject, create);
    if (made) return made;
  }
  const put = subject.replaces.find(({ role }) => role.creates);
  const item =
    put && subject.creates.length === 0 ? await world.item(subject.resource.name, true) : undefined;
  return put && item ? madeOf(item, put.role) : undefined;
}

/** The id of an item as its own fields tell it. */
export function idIn(subject: Subject, fields: Fields | undefined): unknown {
  const property = subject.resource.id?.property;
  return property === undefined ? undefined : valueUnder(fields, [property]);
}
