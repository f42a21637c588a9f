import type { Problem } from '../../problem.ts';
import type { ResourceMap } from '../../resources/resource.ts';
import type { AdminControl } from '../admin/control.ts';
import type { Engine } from '../engine.ts';
import { createWorldFaults } from '../faults/world-faults.ts';
import type { ApiIdentity } from '../identity/identity.ts';
import type { IdentitySettings } from '../identity/identity-settings.ts';
import { Journal } from '../journal/journal.ts';
import { defaultSessions } from '../mock-file/sessions-section.ts';
import type { KeptState } from '../persist/state-keeper.ts';
import { createFillWorld } from '../scenario/fill-world.ts';
import { createScenarios, type Scenarios } from '../scenario/scenarios.ts';
import { createMemoryStore } from '../state/memory-store.ts';
import { settleWorld } from '../state/settle-world.ts';
import { stateContext } from '../state/state-context.ts';
import { createStoreBudget } from '../state/store-budget.ts';
import type { SessionNames } from '../world/session-of.ts';
import { createWorlds, type Worlds } from '../world/worlds.ts';
import { type ApiBehaviour, type ApiParts, apiBehaviourOf, apiPartsOf } from './api-parts.ts';
import { carryOver } from './carry-over.ts';
import { describeResources } from './describe-resources.ts';
import { type Played, type PlayedCall, playCall } from './play-call.ts';
import type { StateApi, StateOptions } from './state-options.ts';

/** The state of a mock: its worlds, and what happens in them. */
export interface MockState {
  readonly names: SessionNames;
  readonly worlds: Worlds;
  readonly journal: Journal | undefined;
  readonly scenarios: Scenarios;
  readonly control: AdminControl;
  readonly apis: readonly StateApi[];
  /** What was found out about each document; empty where nothing is remembered. */
  readonly resources: ReadonlyMap<string, ResourceMap>;
  /** What keeps the worlds beside this process; undefined where memory alone does. */
  readonly kept: KeptState | undefined;
  /** Of the mock's own issuer; undefined where it has none. */
  readonly identity: IdentitySettings | undefined;
  /** Puts into a world what is there from the start, in place of what it holds. */
  readonly fill: ReturnType<typeof createFillWorld>;
  /** What decides on the answers of an API, and what is told of them. */
  apiOf(name: string): ApiBehaviour;
  /** Answers a request, through credentials, faults and limits. */
  play(engine: Engine, call: PlayedCall): Played;
}

/** What a mock says of state, with its seeds. */
type Options = StateOptions & { readonly seed?: string | number; readonly randomSeed?: string };

/** Told of what of seed data, examples and items of an earlier mock had to be changed or left out. */
type Tell = (api: string, problem: Problem) => void;

/** Makes the state of a mock. */
export function createMockState(apis: readonly StateApi[], options: Options, tell: Tell): MockState {
  const identity = identityOf(apis, options);
  const parts = new Map(apis.map((api) => [api.name, apiPartsOf(api, options, identity?.of)]));
  const fill = fillOf(apis, parts, options, tell);
  const scenarios = createScenarios(
    apis.map(({ name, model, file }) => ({ name, model, file })),
    fill,
  );
  const kept = options.keep?.begin();
  const { names, worlds } = worldsOf(apis, options, { parts, scenarios, fill, kept });
  const named = apis.map(({ name, model }) => ({ name, model }));
  const journalApis = () => named;
  const journal = journalOf(options, journalApis);
  const faults = createWorldFaults(apis, options.faults ?? [], scenarios);
  const resources = new Map([...parts].flatMap(([name, { map }]) => (map ? [[name, map] as const] : [])));
  const state: MockState = {
    names,
    worlds,
    journal,
    scenarios,
    apis,
    resources,
    identity: identity?.settings,
    kept,
    fill,
    control: {
      apis: journalApis,
      journal,
      coverage: undefined,
      worlds,
      kept,
      scenarios,
      faults: faults.control,
      resources: resources.size === 0 ? undefined : () => describeResources(resources),
    },
    apiOf: (name) =>
      apiBehaviourOf(
        apis.find((api) => api.name === name),
        parts.get(name),
        scenarios,
      ),
    play: (engine, call) => playCall(engine, call, parts.get(call.api), faults.of(call.api, call.world)),
  };
  if (options.previous) carryOver(options.previous, state, tell);
  kept?.attach(state, tell, options.previous?.kept);
  return state;
}

/** The issuer is of the whole mock: it is there where the caller or any file asks for it. */
function identityOf(
  apis: readonly StateApi[],
  { identity }: Options,
): { readonly settings: IdentitySettings; of(api: StateApi): ApiIdentity } | undefined {
  const said = [...(identity ? [identity] : []), ...apis.flatMap(({ file }) => file?.identity ?? [])];
  const [first] = said;
  if (!first) return undefined;
  const settings = first.settings(
    said.map(({ options }) => options),
    apis.map(({ model }) => model),
  );
  return {
    settings,
    of: ({ model, file }) => first.api(settings, { model, options: (file?.identity ?? identity)?.options }),
  };
}

function fillOf(
  apis: readonly StateApi[],
  parts: ReadonlyMap<string, ApiParts>,
  options: Options,
  tell: Tell,
): MockState['fill'] {
  const filled = apis.flatMap(({ name, model, file }) => {
    const map = parts.get(name)?.map;
    return map ? [{ name, model, map, file, hasExamples: options.empty !== true }] : [];
  });
  return createFillWorld(filled, tell);
}

/** Sessions are of the whole mock: the first file that says something of them counts. */
function worldsOf(
  apis: readonly StateApi[],
  options: Options,
  {
    parts,
    scenarios,
    fill,
    kept,
  }: Pick<MockState, 'scenarios' | 'fill' | 'kept'> & { readonly parts: ReadonlyMap<string, ApiParts> },
): Pick<MockState, 'names' | 'worlds'> {
  const sessions = apis.map(({ file }) => file?.sessions).find((one) => one !== undefined) ?? defaultSessions;
  const budget = createStoreBudget(sessions.maxBytes);
  const worlds = createWorlds({
    seed: String(options.seed ?? options.randomSeed ?? '0'),
    clock: options.time ?? (() => new Date()),
    makeStore: (api, world) => createMemoryStore({}, budget, kept?.storeWatch(api, world)),
    settle(world, api, why) {
      const model = apis.find(({ name }) => name === api)?.model;
      const map = parts.get(api)?.map;
      if (model && map) settleWorld(stateContext(model, map), world, api, why);
    },
    ...(kept && { watch: kept.worldWatch }),
    budget,
    limits: sessions.limits,
    onCreate: (world) => {
      const begun = options.scenario === undefined ? undefined : scenarios.set(world, options.scenario);
      if (!begun?.ok) fill(world, undefined);
    },
  });
  return { names: sessions.names, worlds };
}

function journalOf(
  { journal, stateful = false, onRecord }: Options,
  apis: ConstructorParameters<typeof Journal>[0]['apis'],
): Journal | undefined {
  const wanted = journal ?? stateful;
  if (!wanted && !onRecord) return undefined;
  return new Journal({
    apis,
    ...(typeof wanted === 'object' && { limits: wanted }),
    ...(onRecord && { onRecord }),
  });
}
