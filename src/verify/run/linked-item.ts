import type { Operation } from '../../model/model.ts';
import { bindValues } from './bind-values.ts';
import { findProducers } from './find-producers.ts';
import { type Item, nothing, pathValues } from './item.ts';
import type { World } from './world.ts';

/** What links or producers say that a path needs, where no role does. */
export async function linkedItem(world: World, operation: Operation): Promise<Item> {
  const producer = findProducers(world.model).get(operation);
  const known = producer && (await world.baseline(producer.operation));
  if (!producer || !known) return nothing;
  const values = pathValues(world.map, producer.operation, known.item);
  const bound = bindValues(operation, producer, known.request, known.exchange, values);
  return bound ? { ...nothing, others: bound } : nothing;
}
