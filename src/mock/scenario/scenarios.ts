import type { Model } from '../../model/model.ts';
import { suggestion } from '../../suggestion.ts';
import type { Behaviour, Call } from '../behaviour.ts';
import type { FaultsSection } from '../mock-file/faults-section.ts';
import type { MockFile } from '../mock-file/mock-file.ts';
import type { Outcome } from '../world/outcome.ts';
import type { World } from '../world/world.ts';
import { directPicked } from './direct-picked.ts';
import { type PlayedState, playState } from './play-state.ts';
import type { Scenario, ScenarioState } from './scenario.ts';

/** An API whose scenarios are played. */
export interface ScenarioApi {
  readonly name: string;
  readonly model: Model;
  readonly file: Pick<MockFile, 'scenarios'> | undefined;
}

/** One scenario of a list; several APIs may each have a part in it. */
export interface ScenarioSummary {
  readonly name: string;
  readonly description: string | undefined;
  /** The names of its states, by API; of an API with seed data alone none. */
  readonly states: ReadonlyMap<string, readonly string[]>;
}

/** What a world plays. */
export interface Playing {
  readonly scenario: string;
  /** The state that each API is in; APIs without states are left out. */
  readonly states: ReadonlyMap<string, string>;
}

/** The scenarios of a mock. */
export interface Scenarios {
  readonly behaviour: Behaviour;
  list(): readonly ScenarioSummary[];
  /** Begins a scenario in a world, from its seed data and its first state; undefined ends the one that is played. */
  set(world: World, scenario: string | undefined): Outcome;
  /** Goes to a state of the scenario that is played, its data as they are. */
  setState(world: World, api: string, state: string): Outcome;
  playing(world: World): Playing | undefined;
  /** Goes on to the next state where an answered call leads to one; not for answers that a fault or limit gave. */
  answered(call: Call, status: number): void;
  /** The troubles of the scenario that is played, beside those of the API's file. */
  faultsOf(world: World, api: string): FaultsSection;
}

/** Fills the stores of a world with what there is from the start: the API's own data, and those of a scenario. */
export type FillWorld = (world: World, scenario: string | undefined) => void;

/** Under this name a world notes what it plays. */
const note = 'scenario';

/** @param fill called when a scenario begins or ends; empties the stores first */
export function createScenarios(apis: readonly ScenarioApi[], fill: FillWorld): Scenarios {
  const known = new Map(apis.map((api) => [api.name, api]));
  // Nobody else writes a note of this name.
  const playing = (world: World) => world.notes.get(note) as Playing | undefined;
  const ready = new Map<ScenarioState, PlayedState>();
  const stateOf = ({ world, api: name }: Call) => {
    const played = playing(world);
    const api = known.get(name);
    const state = scenarioOf(api, played?.scenario)?.states.get(played?.states.get(name) ?? '');
    if (!api || !played || !state) return undefined;
    const play = ready.get(state) ?? playState(api.model, state);
    ready.set(state, play);
    return { played, play };
  };
  return {
    behaviour: (call) => {
      const now = stateOf(call);
      const because = `scenario ${now?.played.scenario}, state ${now?.played.states.get(call.api)}`;
      return now && directPicked(call, now.play.pick(call), because);
    },
    list: () => summaries(apis),
    set: (world, scenario) => begin(apis, fill, world, scenario),
    setState: (world, api, state) => moveTo(known.get(api), world, playing(world), state),
    playing,
    answered(call, status) {
      const now = stateOf(call);
      const next = now?.play.next(call, status);
      if (now && next !== undefined) enter(call.world, now.played, call.api, next);
    },
    faultsOf: (world, api) => scenarioOf(known.get(api), playing(world)?.scenario)?.faults ?? [],
  };
}

function scenarioOf(api: ScenarioApi | undefined, name: string | undefined): Scenario | undefined {
  return api?.file?.scenarios.find((scenario) => scenario.name === name);
}

/** Notes are plain values, so that a snapshot can copy them. */
function enter(world: World, { scenario, states }: Playing, api: string, state: string): void {
  world.notes.set(note, { scenario, states: new Map([...states, [api, state]]) } satisfies Playing);
}

function begin(
  apis: readonly ScenarioApi[],
  fill: FillWorld,
  world: World,
  scenario: string | undefined,
): Outcome {
  if (scenario === undefined) {
    world.notes.clear();
    fill(world, undefined);
    return { ok: true };
  }
  const parts = apis.flatMap((api) => {
    const part = scenarioOf(api, scenario);
    return part ? [{ api: api.name, part }] : [];
  });
  if (parts.length === 0) {
    const names = summaries(apis).map(({ name }) => name);
    const hint =
      names.length === 0 ? 'No mock file has the section "scenarios".' : suggestion(scenario, names);
    return { ok: false, reason: `there is no scenario ${JSON.stringify(scenario)}`, hint };
  }
  const states = parts.flatMap(({ api, part: { start } }) =>
    start === undefined ? [] : [[api, start] as const],
  );
  // What was counted or remembered belongs to what was there before.
  world.notes.clear();
  world.notes.set(note, { scenario, states: new Map(states) } satisfies Playing);
  fill(world, scenario);
  return { ok: true };
}

function moveTo(
  api: ScenarioApi | undefined,
  world: World,
  played: Playing | undefined,
  state: string,
): Outcome {
  const scenario = played && scenarioOf(api, played.scenario);
  if (!api || !played || !scenario) {
    return { ok: false, reason: 'this world plays no scenario of this API', hint: 'Begin one first.' };
  }
  const names = [...scenario.states.keys()];
  if (!scenario.states.has(state)) {
    const hint = names.length === 0 ? 'It has seed data only.' : suggestion(state, names);
    return {
      ok: false,
      reason: `the scenario ${JSON.stringify(scenario.name)} has no state ${JSON.stringify(state)}`,
      hint,
    };
  }
  enter(world, played, api.name, state);
  return { ok: true };
}

function summaries(apis: readonly ScenarioApi[]): readonly ScenarioSummary[] {
  const parts = apis.flatMap(({ name, file }) =>
    (file?.scenarios ?? []).map((part) => ({ api: name, part })),
  );
  return [...Map.groupBy(parts, ({ part }) => part.name)].map(([name, own]) => ({
    name,
    description: own.map(({ part }) => part.description).find((text) => text !== undefined),
    states: new Map(own.map(({ api, part }) => [api, [...part.states.keys()]])),
  }));
}
