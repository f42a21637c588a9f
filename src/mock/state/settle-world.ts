import type { SettleReason } from '../world/kept-world.ts';
import type { World } from '../world/world.ts';
import { walkAll } from './lifecycle.ts';
import { lazyRandom, type StateContext } from './state-call.ts';
import { walkWaiting } from './walk-first.ts';

/**
 * Walks the items of an API through the states whose time has come: all of them where they are seen, else those that
 * new ones have left waiting.
 */
export function settleWorld(context: StateContext, world: World, api: string, why: SettleReason): void {
  const nowMs = world.clock.now().getTime();
  const place = { context, store: world.store(api), nowMs, random: lazyRandom(world.random) };
  if (why === 'is seen') walkAll(place);
  else walkWaiting(place);
}
