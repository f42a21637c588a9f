import { schemePlacesOf } from '../http/secrets.ts';
import type { Model } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { isWebSocket } from '../resources/watched-resource.ts';
import type { AdminControl } from './admin/control.ts';
import { createCompiledEngine } from './answer/compiled-engine.ts';
import type { Engine, EngineOptions } from './engine.ts';
import type { MockLog } from './events.ts';
import { type MockRequest, type MockResponse, withLowerCaseNames } from './exchange.ts';
import { interceptIdentity, isIssuerTarget, issuerOverHttp } from './identity/intercept-identity.ts';
import type { MockFile } from './mock-file/mock-file.ts';
import type { LoadedOverrides } from './overrides/load-overrides.ts';
import type { Replay } from './replay/replay.ts';
import { maxBodyBytes } from './request/body-limit.ts';
import { handleRequest } from './request/handle-request.ts';
import type { MockContext } from './request/mock-context.ts';
import { type Mount, mountApi } from './request/mount.ts';
import { readTarget } from './request/request-target.ts';
import { resolveTarget } from './request/resolve-target.ts';
import { fetchMock } from './server/fetch.ts';
import type { ListenOptions, RunningServer } from './server/server.ts';
import { createMockState, type MockState } from './stateful/mock-state.ts';
import { needsState, type StateOptions } from './stateful/state-options.ts';
import { answerCallbacks } from './webhook/answer-callbacks.ts';
import type { DeliveryOptions } from './webhook/webhook-delivery.ts';

/** Settings of a mock. */
export interface MockOptions extends EngineOptions, StateOptions {
  /** Answers from a recording before anything else decides: see `createReplay`. Default: none. */
  readonly replay?: Replay;
  /** Send CORS headers and answer preflight requests. Default: true. */
  readonly cors?: boolean;
  /** Told of every request. Default: nobody. */
  readonly log?: MockLog;
  /** Hosts beside this machine that the document's callbacks may be sent to. Default: none. */
  readonly allowHosts?: readonly string[];
  /** The largest request body that is read. Default: 10 MB. */
  readonly maxBodyBytes?: number;
  /** How callbacks are sent: later, several times, signed. Default: at once, one time, not signed. */
  readonly callbacks?: DeliveryOptions;
  /** Sends callbacks. Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
  /** In milliseconds, for the log's durations. Default: `performance.now`. */
  readonly clock?: () => number;
}

/** An API under its name, for a mock of several. */
export interface NamedModel {
  readonly name: string;
  readonly model: Model;
  /** Rules and more from `mocks/<api>.yaml`: see `readMockFile`. Default: none. */
  readonly file?: MockFile | undefined;
  /** Functions from `mocks/<api>.ts`: see `loadOverrides`. Default: none. */
  readonly overrides?: LoadedOverrides | undefined;
}

/** A mock of one or more APIs: a function from request to answer, and the ways to call it. */
export interface Mock {
  /** How the APIs are mounted, in their order. */
  readonly mounts: readonly Mount[];
  /** Answers a request; never throws, never rejects. A promise only where something has to be waited for. */
  handle(request: MockRequest): MockResponse | Promise<MockResponse>;
  /** Answers as a server would, without a network; a relative URL will do: `fetch('/jobs')`. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** Whether a GET of this target, path and query, may become a WebSocket: for `serve`'s `upgrades`. */
  upgrades(target: string): boolean;
  /** Serves it over HTTP. @throws ToolkitError E_PORT when the port cannot be had */
  listen(options?: ListenOptions): Promise<RunningServer>;
  /** What it remembers, and how to look at that and change it; undefined for a mock that remembers nothing. */
  readonly state: MockState | undefined;
  /** What its own interface can look at and change. */
  readonly control: AdminControl;
  /** Loads in advance what the first answer needs. */
  warm(): void;
  /**
   * Lets another mock take the place of this one: event streams that go on end, so that their readers come back, and
   * WebSockets go over to it, or are closed with 1012 where their operation is gone or another.
   */
  giveWay(next: Mock): void;
  /** What of the documents cannot be checked, by API; compiles every schema. */
  unenforceable(): ReadonlyMap<string, readonly Problem[]>;
}

/**
 * Makes a mock of one document, or of several under their names.
 *
 * @example
 * const mock = createMock(model);
 * const response = await mock.fetch('/jobs/7', { headers: { prefer: 'code=404' } });
 */
export function createMock(apis: Model | readonly NamedModel[], options: MockOptions = {}): Mock {
  const context = createContext(isModels(apis) ? apis : [{ name: 'api', model: apis }], options);
  const handle = handleOf(context);
  const mock: Mock = {
    mounts: context.mounts,
    state: context.state,
    control: context.state?.control ?? nothingToControl(context),
    handle: (request) => handle(withLowerCaseNames(request)),
    fetch: (input, init) => fetchMock(handle, input, init),
    upgrades: (target) => isSocketTarget(context.mounts, target),
    async listen(listenOptions) {
      const { serve } = await import('./server/server.ts');
      const limits = { maxBodyBytes: context.maxBodyBytes, ...listenOptions?.limits };
      const upgrades = (target: string) => isSocketTarget(context.mounts, target);
      const intercept = context.state?.identity
        ? interceptIdentity(() => context.state, options.allowHosts)
        : undefined;
      return serve(handle, { ...listenOptions, limits, upgrades, ...(intercept && { intercept }) });
    },
    warm() {
      for (const engine of context.engines.values()) engine.warm();
    },
    unenforceable: () =>
      new Map([...context.engines].map(([{ name }, engine]) => [name, engine.unenforceable()])),
    giveWay(next) {
      const after = contexts.get(next);
      if (!after || after === context) return;
      context.replaced.by = after;
      const listeners = [...context.replaced.listeners];
      context.replaced.listeners.clear();
      for (const tell of listeners) tell(after);
    },
  };
  contexts.set(mock, context);
  return mock;
}

/** What each mock is made of, for the one that it takes the place of. */
const contexts = new WeakMap<Mock, MockContext>();

/** The issuer needs a server: without one its addresses say so. */
function handleOf(context: MockContext): (request: MockRequest) => MockResponse | Promise<MockResponse> {
  const path = context.state?.identity?.path;
  if (path === undefined) return (request) => handleRequest(context, request);
  return (request) =>
    isIssuerTarget(request.target, path) ? issuerOverHttp(path) : handleRequest(context, request);
}

function isSocketTarget(mounts: readonly Mount[], target: string): boolean {
  const path = readTarget(target)?.path;
  const found = path === undefined ? undefined : resolveTarget(mounts, 'GET', path);
  return found?.kind === 'operation' && isWebSocket(found.operation);
}

function nothingToControl({ mounts }: MockContext): AdminControl {
  const nothing = { journal: undefined, coverage: undefined, worlds: undefined, scenarios: undefined };
  return { ...nothing, faults: undefined, resources: undefined, apis: () => mounts };
}

/** `Array.isArray` does not narrow read-only lists. */
function isModels(apis: Model | readonly NamedModel[]): apis is readonly NamedModel[] {
  return Array.isArray(apis);
}

function createContext(apis: readonly NamedModel[], options: MockOptions): MockContext {
  const { log } = options;
  const policy = {
    fetch: options.fetch ?? globalThis.fetch,
    ...options.callbacks,
    allowHosts: options.allowHosts ?? [],
  };
  const named = uniqueNames(apis);
  const tell = (api: string, problem: Problem) => {
    const document = named.find(({ name }) => name === api)?.model.document;
    if (document) log?.({ kind: 'warning', api, problem, document });
  };
  const state = needsState(named, options) ? createMockState(named, options, tell) : undefined;
  const engines = new Map(
    named.map(({ name, model, file }): [Mount, Engine] => {
      const behaviour = state?.apiOf(name);
      const engine: Engine = createCompiledEngine(
        {
          name,
          model,
          file,
          directs: behaviour?.directs((call, behaves) => engine.answerCall(call, behaves)),
          behaves: behaviour?.behaves,
          answered: behaviour?.answered,
          replay: options.replay?.of({ name, model }),
        },
        options,
        { warn: (problem) => tell(name, problem) },
      );
      return [mountApi(name, model), engine];
    }),
  );
  const secrets = apis.map(({ model }) => schemePlacesOf(model));
  return {
    mounts: [...engines.keys()],
    engines,
    state,
    secrets: {
      headers: new Set(secrets.flatMap(({ headers }) => [...headers])),
      queryParameters: new Set(secrets.flatMap(({ queryParameters }) => [...queryParameters])),
    },
    realtime: {
      seed: String(options.seed ?? (options.dynamic ? options.randomSeed : undefined) ?? '0'),
      validate: options.validate ?? 'error',
      files: new Map(named.map(({ name, file }) => [name, file])),
    },
    replaced: { by: undefined, listeners: new Set() },
    cors: options.cors ?? true,
    log,
    clock: options.clock ?? (() => performance.now()),
    maxBodyBytes: options.maxBodyBytes ?? maxBodyBytes,
    callBack: (exchange) => void answerCallbacks(exchange, policy, log ?? (() => {})),
  };
}

/** Two files may have the same name: the second becomes `jobs-2`. */
function uniqueNames(apis: readonly NamedModel[]): readonly NamedModel[] {
  const taken = new Set<string>();
  return apis.map(({ name, ...api }) => {
    let unique = name;
    for (let count = 2; taken.has(unique); count += 1) unique = `${name}-${count}`;
    taken.add(unique);
    return { ...api, name: unique };
  });
}
