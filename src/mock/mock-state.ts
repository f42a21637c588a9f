import type { Model, Operation } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { inferResources } from '../resources/infer-resources.ts';
import type { ResourceMap } from '../resources/resource.ts';
import type { AdminControl, FaultsControl } from './admin/control.ts';
import type { Behaviour, Call, Delivery, Directed } from './behaviour.ts';
import { createCredentials } from './credentials/create-credentials.ts';
import type { Engine, EngineAnswer, EngineRequest } from './engine.ts';
import { createFaults, type Faults } from './faults/create-faults.ts';
import { faultsOfWords } from './faults/faults-of-words.ts';
import { Journal, type JournalLimits } from './journal/journal.ts';
import type { JournalRecord } from './journal/journal-entry.ts';
import { createLimits } from './limits/create-limits.ts';
import { Lru } from './lru.ts';
import { problemAnswer } from './make-answer.ts';
import type { LimitsSection } from './mock-file/limits-section.ts';
import type { MockFile } from './mock-file/mock-file.ts';
import { defaultSessions } from './mock-file/sessions-section.ts';
import type { LoadedOverrides } from './overrides/load-overrides.ts';
import { createOverridesBehaviour } from './overrides/overrides-behaviour.ts';
import { prismErrors } from './problem-json.ts';
import { createFillWorld } from './scenario/fill-world.ts';
import { createScenarios, type Scenarios } from './scenario/scenarios.ts';
import { createMemoryStore } from './state/memory-store.ts';
import { createStateBehaviour } from './state/state-behaviour.ts';
import { stateContext } from './state/state-context.ts';
import type { SessionNames } from './world/session-of.ts';
import type { World } from './world/world.ts';
import { createWorlds, type Worlds } from './world/worlds.ts';

/** What a mock remembers and how it misbehaves. All of it is off by default. */
export interface StateOptions {
  /** Remember: a POST shows in a later GET. Default: false. */
  readonly stateful?: boolean;
  /** The scenario that every session begins with. */
  readonly scenario?: string;
  /** Begin without the items of the document's examples. Default: false. */
  readonly empty?: boolean;
  /** Rate limits; those of a mock file count where this says nothing. Default: `off`. */
  readonly limits?: LimitsSection;
  /** Faults of all operations: `reset@0.1`, `latency:500`, `503`, or names of those in a mock file. */
  readonly faults?: readonly string[];
  /** Keep what was asked and answered. Default: only with `stateful`. */
  readonly journal?: boolean | Partial<JournalLimits>;
  /** Told of each exchange. Default: nobody. */
  readonly onRecord?: (record: JournalRecord) => void;
  /** The time outside. Default: the machine's. */
  readonly time?: () => Date;
}

/** An API with what its mock file says. */
export interface StateApi {
  readonly name: string;
  readonly model: Model;
  readonly file?: MockFile | undefined;
  readonly overrides?: LoadedOverrides | undefined;
}

/** The state of a mock: its worlds, and what happens in them. */
export interface MockState {
  readonly names: SessionNames;
  readonly worlds: Worlds;
  readonly journal: Journal | undefined;
  readonly scenarios: Scenarios;
  readonly control: AdminControl;
  /** What was found out about each document; empty where nothing is remembered. */
  readonly resources: ReadonlyMap<string, ResourceMap>;
  /** What decides on the answers of an API, and what is told of them. */
  apiOf(name: string): ApiBehaviour;
  /** Answers a request, through credentials, faults and limits. */
  play(engine: Engine, call: PlayedCall): Played;
}

export interface ApiBehaviour {
  /**
   * What decides before the rules of the file: scenarios and overrides.
   *
   * @param next answers without the overrides
   */
  directs(next: (call: Call, behaves: Behaviour) => EngineAnswer): Behaviour;
  /** What decides after them: state. */
  readonly behaves: Behaviour | undefined;
  answered(call: Call, status: number): void;
}

export type PlayedCall = Pick<Call, 'api' | 'operation' | 'world'> & { readonly request: EngineRequest };

export interface Played {
  readonly answer: EngineAnswer;
  /** How it travels; absent where that is as ever. */
  readonly delivery?: Delivery | undefined;
}

/** Whether anything of a mock's options or files needs state. */
export function needsState(apis: readonly StateApi[], options: StateOptions): boolean {
  const { stateful, scenario, limits, faults, journal, onRecord } = options;
  const isAsked = stateful || scenario !== undefined || journal || onRecord || (limits ?? 'off') !== 'off';
  const saysSo = ({ file, overrides }: StateApi) =>
    overrides !== undefined ||
    (file !== undefined &&
      (file.scenarios.length > 0 ||
        file.faults.length > 0 ||
        file.credentials.length > 0 ||
        (file.limits ?? 'off') !== 'off'));
  return Boolean(isAsked) || (faults?.length ?? 0) > 0 || apis.some(saysSo);
}

/** Makes the state of a mock. @param tell of what of seed data and examples had to be changed */
export function createMockState(
  apis: readonly StateApi[],
  options: StateOptions & { readonly seed?: string | number; readonly randomSeed?: string },
  tell: (api: string, problem: Problem) => void,
): MockState {
  const parts = new Map(apis.map((api) => [api.name, partsOf(api, options)]));
  const filled = apis.flatMap(({ name, model, file }) => {
    const map = parts.get(name)?.map;
    return map ? [{ name, model, map, file, hasExamples: options.empty !== true }] : [];
  });
  const fill = createFillWorld(filled, tell);
  const scenarios = createScenarios(
    apis.map(({ name, model, file }) => ({ name, model, file })),
    fill,
  );
  const sessions = apis.map(({ file }) => file?.sessions).find((one) => one !== undefined) ?? defaultSessions;
  const worlds = createWorlds({
    seed: String(options.seed ?? options.randomSeed ?? '0'),
    clock: options.time ?? (() => new Date()),
    makeStore: () => createMemoryStore(),
    limits: sessions.limits,
    onCreate: (world) => {
      const begun = options.scenario === undefined ? undefined : scenarios.set(world, options.scenario);
      if (!begun?.ok) fill(world, undefined);
    },
  });
  const journalApis = () => apis.map(({ name, model }) => ({ name, model }));
  const { journal: wanted = options.stateful ?? false, onRecord } = options;
  const journal =
    wanted || onRecord
      ? new Journal({
          apis: journalApis,
          ...(typeof wanted === 'object' && { limits: wanted }),
          ...(onRecord && { onRecord }),
        })
      : undefined;
  const troubles = createTroubles(apis, options.faults ?? [], scenarios);
  const resources = new Map(filled.map(({ name, map }) => [name, map]));
  return {
    names: sessions.names,
    worlds,
    journal,
    scenarios,
    resources,
    control: {
      apis: journalApis,
      journal,
      coverage: undefined,
      worlds,
      scenarios,
      faults: troubles.control,
      resources: resources.size === 0 ? undefined : () => describe(resources),
    },
    apiOf: (name) => behaviourOf(apis, parts, scenarios, name),
    play: (engine, call) => play(engine, call, parts.get(call.api), troubles.of(call.api, call.world)),
  };
}

/** What of an API is the same in every world. */
interface Parts {
  readonly map: ResourceMap | undefined;
  readonly state: Behaviour | undefined;
  readonly limits: ReturnType<typeof createLimits>;
  readonly credentials: ReturnType<typeof createCredentials>;
}

function partsOf({ name, model, file }: StateApi, options: StateOptions): Parts {
  const map = options.stateful ? inferResources(model, file?.resources) : undefined;
  return {
    map,
    state: map && createStateBehaviour({ model, map, api: name }),
    limits: createLimits(model, options.limits ?? file?.limits ?? 'off'),
    credentials: createCredentials(model, file?.credentials ?? []),
  };
}

function behaviourOf(
  apis: readonly StateApi[],
  parts: ReadonlyMap<string, Parts>,
  scenarios: Scenarios,
  name: string,
): ApiBehaviour {
  const api = apis.find((one) => one.name === name);
  const { state, map } = parts.get(name) ?? {};
  return {
    behaves: state,
    directs(next) {
      if (!api?.overrides) return scenarios.behaviour;
      const context = stateContext(api.model, map ?? { resources: new Map(), roles: new Map() });
      const overridden = createOverridesBehaviour(api.overrides, {
        api: name,
        state: context,
        next: (call) => next(call, (inner) => state?.(inner)),
      });
      return (call) => scenarios.behaviour(call) ?? overridden(call);
    },
    answered: (call, status) => scenarios.answered(call, status),
  };
}

function play(
  engine: Engine,
  call: PlayedCall,
  parts: Parts | undefined,
  faults: Faults | undefined,
): Played {
  const { operation, request } = call;
  const refused = parts?.credentials?.decide(call);
  if (refused) return { answer: engine.direct(operation, request, refused) };
  const trouble = faults?.decide(call);
  if (trouble && !trouble.ok) return { answer: unreadableWish(trouble.detail) };
  const directed: Directed | undefined = trouble?.directed ?? parts?.limits?.decide(call);
  const answer = directed ? engine.direct(operation, request, directed) : engine.answer(operation, request);
  const told = parts?.limits?.headers(call, answer.status) ?? {};
  const isTold = Object.keys(told).length > 0;
  return {
    answer: isTold ? { ...answer, headers: { ...answer.headers, ...told } } : answer,
    delivery: trouble?.delivery,
  };
}

function unreadableWish(detail: string): EngineAnswer {
  const type = `${prismErrors}UNPROCESSABLE_ENTITY`;
  return problemAnswer({ type, title: 'Invalid request', status: 422, detail });
}

/** Under this name a world notes the faults that were turned on in it. */
const note = 'faults';
const maxCombinations = 100;

/** The faults of each world: of the file, of its scenario, and those that were turned on. */
function createTroubles(apis: readonly StateApi[], initial: readonly string[], scenarios: Scenarios) {
  const ready = new Lru<string, Faults>(maxCombinations);
  // Nobody else writes a note of this name.
  const wordsOf = (world: World) => (world.notes.get(note) as readonly string[] | undefined) ?? initial;
  const of = (name: string, world: World): Faults | undefined => {
    const api = apis.find((one) => one.name === name);
    if (!api) return undefined;
    const words = wordsOf(world);
    const key = JSON.stringify([name, words, scenarios.playing(world)?.scenario]);
    let faults = ready.get(key);
    if (!faults) {
      const written = [...(api.file?.faults ?? []), ...scenarios.faultsOf(world, name)];
      const turnedOn = faultsOfWords(words, written);
      faults = createFaults(api.model, [...written, ...(turnedOn.ok ? turnedOn.faults : [])]);
      ready.set(key, faults);
    }
    return faults;
  };
  const control: FaultsControl = {
    words: wordsOf,
    set(world, words) {
      const known = apis.flatMap(({ file }) => file?.faults ?? []);
      const read = faultsOfWords(words, known);
      if (!read.ok) return { ok: false, reason: read.reason, hint: 'Correct the word.' };
      world.notes.set(note, [...words]);
      return { ok: true };
    },
  };
  return { of, control };
}

/** What was inferred, as plain data. */
function describe(resources: ReadonlyMap<string, ResourceMap>): unknown {
  return Object.fromEntries(
    [...resources].map(([name, map]) => [
      name,
      {
        resources: [...map.resources.values()].map(({ name: resource, id, parent, unique, lifecycle }) => ({
          resource,
          ...(id && { id: id.property }),
          ...(parent && { parent: parent.resource }),
          ...(unique.length > 0 && { unique }),
          ...(lifecycle && { lifecycle: lifecycle.states }),
        })),
        operations: [...map.roles].map(([operation, role]) => ({
          operation: labelOf(operation),
          does: role.kind,
          ...('resource' in role ? { resource: role.resource } : { reason: role.reason }),
        })),
      },
    ]),
  );
}

function labelOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}
