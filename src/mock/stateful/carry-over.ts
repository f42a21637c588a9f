import type { Problem } from '../../problem.ts';
import { copyNotes } from '../world/copy-notes.ts';
import type { KeptWorld } from '../world/kept-world.ts';
import type { MockState } from './mock-state.ts';
import { renewItems } from './renew-items.ts';
import type { StateApi } from './state-options.ts';

/**
 * Goes on with the worlds of the mock before this one: what clients made and changed there stays where it still fits.
 *
 * @param tell of items that do not fit, once for each resource
 */
export function carryOver(
  before: MockState,
  state: MockState,
  tell: (api: string, problem: Problem) => void,
): void {
  const told = new Set<string>();
  const tellOnce = (api: string, problem: Problem) => {
    const key = `${api} ${problem.message}`;
    if (!told.has(key)) tell(api, problem);
    told.add(key);
  };
  state.worlds.adopt(before.worlds, (old, world) => {
    playAsBefore(before, old, state, world);
    const edited = state.apis.filter((api) => isEdited(before, api));
    for (const api of state.apis) {
      if (edited.includes(api)) renewStore(before, old, state, world, api.name, tellOnce);
      else world.store(api.name).restore(old.store(api.name).snapshot());
    }
    takeNotes(old, world, edited);
    world.clock.restore(old.clock.state());
    world.random.restore(old.random.state());
  });
}

function isEdited({ apis }: MockState, { name, model, file }: StateApi): boolean {
  const known = apis.find((api) => api.name === name);
  return known?.model !== model || known.file !== file;
}

/** The scenario that was played, in the states it was in, where there still are such. */
function playAsBefore(before: MockState, old: KeptWorld, { scenarios }: MockState, world: KeptWorld): void {
  const playing = before.scenarios.playing(old);
  const isOther = playing?.scenario !== scenarios.playing(world)?.scenario;
  if (isOther && !scenarios.set(world, playing?.scenario).ok) return;
  for (const [api, name] of playing?.states ?? []) scenarios.setState(world, api, name);
}

function renewStore(
  before: MockState,
  old: KeptWorld,
  state: MockState,
  world: KeptWorld,
  api: string,
  tell: (api: string, problem: Problem) => void,
): void {
  const model = state.apis.find(({ name }) => name === api)?.model;
  const map = state.resources.get(api);
  if (!model || !map || !before.resources.has(api)) return;
  const began = before.worlds.scratch(old.session);
  before.fill(began, before.scenarios.playing(old)?.scenario);
  const stores = { old: old.store(api), began: began.store(api), renewed: world.store(api) };
  const known = before.resources.get(api)?.resources.keys() ?? [];
  for (const problem of renewItems({ model, map }, stores, [...known])) tell(api, problem);
  began.forget();
}

/** What was noted, but for the scenario, which goes on, and for what belongs to items of an edited document. */
function takeNotes(old: KeptWorld, world: KeptWorld, edited: readonly StateApi[]): void {
  const ofEdited = edited.flatMap(({ name }) => [`state/${name}/idempotency`, `overrides ${name}`]);
  for (const [name, note] of copyNotes(old.notes)) {
    if (name !== 'scenario' && !ofEdited.includes(name)) world.notes.set(name, note);
  }
}
