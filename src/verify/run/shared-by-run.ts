import type { World } from './world.ts';

/** Something that all worlds of a run add to, and that has something to say when they have. */
export interface Concluding {
  /** Said whenever a world closes: what was said is not said again. */
  conclude(): void;
}

/**
 * What the worlds of one run share, made when it is first asked for; it concludes when they close.
 *
 * @example
 * const evidenceOf = sharedByRun(() => new Evidence());
 * evidenceOf(world).sawRefusal(exchange);
 */
export function sharedByRun<T extends Concluding>(make: () => T): (world: World) => T {
  // One coverage is one run, however many worlds work at it.
  const known = new WeakMap<object, T>();
  const attached = new WeakSet<World>();
  return (world) => {
    const shared = known.get(world.caller.coverage) ?? make();
    known.set(world.caller.coverage, shared);
    if (!attached.has(world)) world.atClose(() => shared.conclude());
    attached.add(world);
    return shared;
  };
}
