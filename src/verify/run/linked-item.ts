import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { validatorOf } from '../../schema/validate.ts';
import { bindValues } from './bind-values.ts';
import { findProducers } from './find-producers.ts';
import { type Item, nothing, pathValues } from './item.ts';
import { isSafeMethod } from './safe-method.ts';
import { settleItem } from './settle-item.ts';
import type { World } from './world.ts';

/** What links or producers say that a path needs, where no role does. */
export async function linkedItem(world: World, operation: Operation): Promise<Item> {
  const producer = findProducers(world.model).get(operation);
  const known = producer && (await world.baseline(producer.operation));
  if (!producer || !known) return nothing;
  const values = pathValues(world.map, producer.operation, known.item);
  const fits = (name: string, id: string | number) => isAllowed(world, operation, name, id);
  const bound = bindValues(operation, producer, known.request, known.exchange, values, fits);
  if (bound && isSafeMethod(operation.method)) await settleWork(world, known.exchange);
  return bound ? { ...nothing, others: bound } : nothing;
}

function isAllowed({ model }: World, { parameters }: Operation, name: string, id: string | number): boolean {
  const schema = parameters.find((one) => one.in === 'path' && one.name === name)?.schema;
  if (!schema) return true;
  const validator = validatorOf(model, schema, 'request');
  return [id, String(id)].some((one) => validator.check(one).length === 0);
}

const waited = new WeakSet<Exchange>();

/** What begun work leads to is there when it is done: the file of an export. Waited for once. */
async function settleWork(world: World, begun: Exchange): Promise<void> {
  const made = world.madeBy(begun);
  if (!made?.resource?.lifecycle || waited.has(begun)) return;
  waited.add(begun);
  await settleItem(world, made);
}
