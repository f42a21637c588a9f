import type { Problem } from '../../problem.ts';
import { allItems } from '../state/all-items.ts';
import { createMemoryStore } from '../state/memory-store.ts';
import type { Store } from '../state/store.ts';
import type { MockState } from '../stateful/mock-state.ts';
import { renewItems } from '../stateful/renew-items.ts';
import type { KeptWorld } from '../world/kept-world.ts';
import type { KeptEntry, KeptWorlds } from '../world/kept-worlds.ts';

/** A world that was read from where it is kept, and the mock that it goes on in. */
export interface RenewedWorld {
  readonly state: MockState;
  readonly kept: KeptWorlds;
  readonly entry: KeptEntry;
  /** Told of items that do not fit the document any more. */
  readonly tell: (api: string, problem: Problem) => void;
}

/**
 * Brings the items of APIs in line with documents or mock files that are others than when they were kept: what clients
 * made and changed stays where it fits, what the document's examples showed is as the document has it now.
 *
 * @param edited with those of which nothing was kept: they begin as ever
 */
export function renewKept(
  { state, kept, entry: { world }, tell }: RenewedWorld,
  edited: readonly { readonly api: string; readonly isNew: boolean }[],
): void {
  const scenario = playedScenario(state, world);
  const fresh = kept.scratch(world.session);
  state.fill(fresh, scenario);
  for (const { api, isNew } of edited) {
    const model = state.apis.find(({ name }) => name === api)?.model;
    const map = state.resources.get(api);
    if (!model || !map) continue;
    const renewed = fresh.store(api);
    const old = copyOf(world.store(api));
    if (!isNew) {
      const problems = renewItems({ model, map }, { old, began: examplesOf(old), renewed }, [
        ...old.counts().keys(),
      ]);
      for (const problem of problems) tell(api, problem);
    }
    world.store(api).restore(renewed.snapshot());
    for (const note of [`state/${api}/idempotency`, `overrides ${api}`]) world.notes.delete(note);
  }
  fresh.forget();
}

/** The scenario that a world plays; one that there is no more is ended. */
function playedScenario({ scenarios }: MockState, world: KeptWorld): string | undefined {
  const name = scenarios.playing(world)?.scenario;
  if (name === undefined || scenarios.list().some((one) => one.name === name)) return name;
  world.notes.delete('scenario');
  return undefined;
}

function copyOf(store: Store): Store {
  const copy = createMemoryStore();
  copy.restore(store.snapshot());
  return copy;
}

/** What nobody has touched since the document's examples were shown. */
function examplesOf(store: Store): Store {
  const examples = createMemoryStore();
  for (const resource of store.counts().keys()) {
    for (const item of allItems(store, resource)) if (item.isExample) examples.put(resource, item);
  }
  return examples;
}
