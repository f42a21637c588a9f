import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import { admit } from './admit.ts';
import { fail } from './reply.ts';
import type { Item } from './store.ts';
import type { World } from './world.ts';

/** The item that a path names, and the parameters. */
export function findItem(
  world: World,
  call: Call,
): Or<{ item: Item; values: Readonly<Record<string, unknown>> }> {
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted;
  const sku = String(admitted.value.sku);
  const item = world.store.items.get(sku);
  if (item) return { ok: true, value: { item, values: admitted.value } };
  const isGone = world.on('gone-410') && world.store.deleted.has(sku);
  return { ok: false, reply: isGone ? fail(410, 'it was deleted') : fail(404, 'there is none') };
}
