import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import { shortJson } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { fieldOf } from './fields.ts';
import { isMakeable, makeAny } from './full-item.ts';
import { canName, readItem, type Seen } from './read-item.ts';
import { isNothing, sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** `DELETE /tickets/{id}/assignee` takes away what `PUT` of the same path has set, and what the item tells as `assignee`. */
export function planPropertyDeletes(subject: Subject): readonly Case[] {
  const [reader] = subject.reads;
  if (!reader || subject.resource.isSingular || !isMakeable(subject)) return [];
  return subject.model.operations.flatMap((operation) => {
    const property =
      operation.method === 'delete' && subject.isWanted(operation)
        ? propertyAt(subject, operation, reader)
        : undefined;
    if (property === undefined) return [];
    const setter = subject.model.operations.find(
      ({ path, method }) => path === operation.path && (method === 'put' || method === 'post'),
    );
    return [
      stateCase(operation, 'taken-away', 'what is taken away from an item is gone', (world) =>
        runTakeAway(world, subject, { operation, property, reader, setter }),
      ),
    ];
  });
}

/** The property that the end of the path names. */
function propertyAt(
  { facts, resource, map }: Subject,
  operation: Operation,
  reader: Acting<'read'>,
): string | undefined {
  const base = `${reader.operation.path.replace(/\/+$/, '')}/`;
  const kind = map.roles.get(operation)?.kind;
  if (!operation.path.startsWith(base) || (kind !== 'none' && kind !== 'action') || !resource.schema)
    return undefined;
  const name = operation.path.slice(base.length);
  if (!/^[a-z][a-z_-]*$/i.test(name)) return undefined;
  const own = facts.plainProperties(resource.schema).get(plainName(name));
  return own?.name;
}

interface TakeAway {
  readonly operation: Operation;
  readonly property: string;
  readonly reader: Acting<'read'>;
  /** What gives the item a value for it; undefined where only the create does. */
  readonly setter: Operation | undefined;
}

async function runTakeAway(world: World, subject: Subject, asked: TakeAway): Promise<void> {
  const first = await takeAway(world, subject, asked);
  if (!first) return world.skip('there is nothing to take away');
  if (first.left === undefined) return;
  const second = await takeAway(world, subject, asked);
  if (!second || second.left === undefined) return;
  world.report({
    code: 'action-without-effect',
    operation: asked.operation,
    message: `"${asked.property}" was taken away, and is still there`,
    expected: 'nothing',
    actual: shortJson(second.left),
    hint: 'Keep what the request does, or refuse it.',
    steps: second.steps,
    detail: 'taken-away',
  });
}

interface Taken {
  /** The old value, where it is there still. */
  readonly left: unknown;
  readonly steps: readonly Exchange[];
}

async function takeAway(
  world: World,
  subject: Subject,
  { operation, property, reader, setter }: TakeAway,
): Promise<Taken | undefined> {
  const request = likeliestRequest(world.model, operation);
  const known = setter && (await world.baseline(setter));
  const made = await makeAny(world, subject);
  if (!made || !request || !canName(world, reader, made.item)) return undefined;
  const { item } = made;
  const set =
    setter && known ? await world.send({ operation: setter, request: known.request, item }) : undefined;
  const before = await readItem(world, reader, item);
  const old = fieldOf(before?.value, property);
  if (!before || isNothing(old) || old === false) return undefined;
  const exchange = await world.send({ operation, request, item, manner: { isOdd: true } });
  if (!exchange || !isSuccess(exchange) || exchange.response.status === 202) return undefined;
  const after = await readItem(world, reader, item);
  if (!after?.value) return undefined;
  const steps = [made.exchange, set, before.exchange, exchange, after.exchange].filter(
    (one) => one !== undefined,
  );
  return { left: isStill(after, property, old) ? old : undefined, steps };
}

function isStill({ value }: Seen, property: string, old: unknown): boolean {
  const now = fieldOf(value, property);
  return sameValue(old, now) && sameValue(now, old);
}
