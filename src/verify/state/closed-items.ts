import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import type { Role } from '../../resources/resource.ts';
import type { Case } from '../case.ts';
import type { CaseRequest } from '../request.ts';
import { type Item, isSuccess, nothing, ownerOf } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Closing, closingsOf } from './closed-words.ts';
import { conflictClauses } from './conflict-clauses.ts';
import { fieldOf, fieldsUnder, withField } from './fields.ts';
import { withInput } from './input-body.ts';
import { makeItem } from './make-item.ts';
import { canName, readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { writableProperties } from './writable-properties.ts';

/**
 * What the document says is closed is closed to what changes it, to what is made below it, and to what names it in its body: no
 * votes in a closed poll, no shifts for somebody who is not active. Costs some four requests for each value that closes it.
 */
export function planClosedItems(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0 || subject.resource.isSingular) return [];
  return subject.model.operations.flatMap((operation) => {
    const way = subject.isWanted(operation) ? wayTo(subject, operation) : undefined;
    const closings = way ? closingsOf(subject, conflictClauses(operation), way.kind === 'own') : [];
    if (!way) return [];
    return closings
      .filter((closing) => closersOf(subject, closing).length > 0)
      .slice(0, maxClosings)
      .map((closing) => {
        const topic = `closed-${closing.property}-${closing.value}`;
        return stateCase(operation, topic, `nothing is done where ${closing.property} closes it`, (world) =>
          runClosed(world, subject, operation, { way, closing }),
        );
      });
  });
}

/** More values that close something are not tried. */
const maxClosings = 2;

/** How an operation names an item: as what it changes, as what it makes something below, or by a property of its body. */
type Way = { readonly kind: 'own' | 'parent' } | { readonly kind: 'body'; readonly name: string };

function wayTo({ map, facts, resource }: Subject, operation: Operation): Way | undefined {
  const role = map.roles.get(operation);
  if (role?.kind === 'none' && operation.method === 'post')
    return ownerOf(map, operation)?.resource === resource.name ? { kind: 'own' } : undefined;
  if (!role || role.kind === 'none') return undefined;
  if (role.resource === resource.name)
    return role.kind === 'patch' || role.kind === 'replace' || role.kind === 'delete'
      ? { kind: 'own' }
      : undefined;
  if (role.kind !== 'create') return undefined;
  if (role.scope?.some((one) => one.resource === resource.name)) return { kind: 'parent' };
  const names = role.input.schema ? [...facts.properties(role.input.schema).keys()] : [];
  const name = names.find((one) => {
    const targets = referenceTargets(map).get(plainName(one)) ?? [];
    return targets.length === 1 && targets[0] === resource;
  });
  return name === undefined ? undefined : { kind: 'body', name };
}

type Closer = Acting<'action' | 'delete'> | Acting<'create'>;

/** What brings an item there: actions that say so, creates that can be told to, and deletes that only put aside and answer so. */
function closersOf(subject: Subject, { property, value }: Closing): readonly Closer[] {
  const actions = subject.actions.filter(
    ({ role }) => Object.hasOwn(role.sets, property) && role.sets[property] === value,
  );
  const creates = subject.creates.filter(({ role }) =>
    writableProperties(subject, role.input.schema).has(property),
  );
  return [...actions, ...creates, ...subject.deletes.filter(({ role }) => role.answer !== undefined)];
}

interface Asked {
  readonly way: Way;
  readonly closing: Closing;
}

async function runClosed(
  world: World,
  subject: Subject,
  operation: Operation,
  { way, closing }: Asked,
): Promise<void> {
  const known = await world.baseline(operation);
  if (!known) return world.skip(world.whyNoBaseline(operation));
  const closed = await makeClosed(world, subject, closing);
  if (!closed) return world.skip('nothing could be closed');
  const request = requestFor(world, operation, known.request, way, closed.item);
  if (!request) return world.skip('no request could be written');
  const item = way.kind === 'own' ? closed.item : way.kind === 'parent' ? under(closed.item) : known.item;
  const exchange = await world.send({ operation, request, item, manner: { isOdd: true } });
  if (!exchange) return;
  const { status } = exchange.response;
  const isAccepted = isSuccess(exchange);
  if (!isAccepted && status !== 400 && status !== 422) return;
  const state = `${closing.property} is ${closing.value}`;
  world.report({
    code: isAccepted ? 'conflict-ignored' : 'refusal-status',
    operation,
    message: isAccepted
      ? `it is accepted although ${state}, where the document has a 409`
      : `it is refused with ${status} where ${state}, instead of the documented 409`,
    expected: '409',
    actual: String(status),
    hint: 'Look at the state before it is done.',
    steps: [...closed.steps, exchange],
    detail: `closed ${closing.property}`,
  });
}

function requestFor(
  world: World,
  operation: Operation,
  usual: CaseRequest,
  way: Way,
  item: Item,
): CaseRequest | undefined {
  const request: CaseRequest = way.kind === 'own' ? usual : { ...usual, isNew: true };
  const role: Role | undefined = world.map.roles.get(operation);
  if (way.kind !== 'body' || role?.kind !== 'create') return request;
  const fields = fieldsUnder(request.body?.value, role.input.path);
  return fields && withInput(world, request, role.input, withField(fields, way.name, item.id), [way.name]);
}

function under(item: Item): Item {
  const parents = new Map([
    ...item.parents,
    ...(item.resource ? [[item.resource.name, item.id] as const] : []),
  ]);
  return { ...nothing, parents, others: item.others };
}

interface Closed {
  readonly item: Item;
  readonly steps: readonly Exchange[];
}

/** Something of its own that has the value, as it is read. */
async function makeClosed(world: World, subject: Subject, closing: Closing): Promise<Closed | undefined> {
  for (const closer of closersOf(subject, closing)) {
    const made = await madeBy(world, closer, closing);
    const reader = made && subject.reads.find((one) => canName(world, one, made.item));
    const seen = reader && (await readItem(world, reader, made.item));
    if (!made || !seen?.value || fieldOf(seen.value, closing.property) !== closing.value) continue;
    return { item: made.item, steps: [...made.steps, seen.exchange] };
  }
  return undefined;
}

async function madeBy(
  world: World,
  { operation, role }: Closer,
  { property, value }: Closing,
): Promise<Closed | undefined> {
  if (role.kind === 'create') {
    const made = await makeItem(world, { operation, role }, (fields) => withField(fields, property, value));
    return made && { item: made.item, steps: [made.exchange] };
  }
  const known = await world.baseline(operation);
  const item = known && (await world.itemFor(operation, true));
  if (!known || !item?.creation) return undefined;
  const acted = await world.send({ operation, request: known.request, item, manner: { isOdd: true } });
  return acted && isSuccess(acted) ? { item, steps: [item.creation.exchange, acted] } : undefined;
}
