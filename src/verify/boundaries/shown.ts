import type { Operation } from '../../model/model.ts';
import type { World } from '../run/world.ts';

const shownByWorld = new WeakMap<World, Set<string>>();

/** Whether a case has shown a fault of an operation already: no other needs to. */
export function isShown(world: World, operation: Operation, fault: string): boolean {
  return shownByWorld.get(world)?.has(`${operation.name} ${fault}`) === true;
}

/** Notes that a case has shown a fault of an operation. */
export function noteShown(world: World, operation: Operation, fault: string): void {
  const shown = shownByWorld.get(world) ?? new Set();
  shownByWorld.set(world, shown.add(`${operation.name} ${fault}`));
}
