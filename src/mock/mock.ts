import { secretPlacesOf } from '../http/secrets.ts';
import type { Model } from '../model/model.ts';
import { sendCallback } from './callbacks.ts';
import type { Engine, EngineOptions } from './engine.ts';
import type { MockLog } from './events.ts';
import type { MockRequest, MockResponse } from './exchange.ts';
import { fetchMock } from './fetch.ts';
import { handleRequest, type MockContext } from './handle-request.ts';
import { type Mount, mountApi } from './mount.ts';
import { createPrismEngine } from './prism-engine.ts';
import type { ListenOptions, RunningServer } from './server.ts';

/** Settings of a mock. */
export interface MockOptions extends EngineOptions {
  /** Send CORS headers and answer preflight requests. Default: true. */
  readonly cors?: boolean;
  /** Told of every request. Default: nobody. */
  readonly log?: MockLog;
  /** Hosts beside this machine that the document's callbacks may be sent to. Default: none. */
  readonly allowHosts?: readonly string[];
  /** Sends callbacks. Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
  /** In milliseconds, for the log's durations. Default: `performance.now`. */
  readonly clock?: () => number;
}

/** An API under its name, for a mock of several. */
export interface NamedModel {
  readonly name: string;
  readonly model: Model;
}

/** A mock of one or more APIs: a function from request to answer, and the ways to call it. */
export interface Mock {
  /** How the APIs are mounted, in their order. */
  readonly mounts: readonly Mount[];
  /** Answers a request; never rejects. */
  handle(request: MockRequest): Promise<MockResponse>;
  /** Answers as a server would, without a network; a relative URL will do: `fetch('/jobs')`. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** Serves it over HTTP. @throws ToolkitError E_PORT when the port cannot be had */
  listen(options?: ListenOptions): Promise<RunningServer>;
  /** Loads in advance what the first answer needs. */
  warm(): Promise<void>;
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
  const handle = (request: MockRequest) => handleRequest(context, request);
  return {
    mounts: context.mounts,
    handle,
    fetch: (input, init) => fetchMock(handle, input, init),
    async listen(listenOptions) {
      const { serve } = await import('./server.ts');
      return serve(handle, listenOptions);
    },
    async warm() {
      await Promise.all([...context.engines.values()].map((engine) => engine.warm()));
    },
  };
}

/** `Array.isArray` does not narrow read-only lists. */
function isModels(apis: Model | readonly NamedModel[]): apis is readonly NamedModel[] {
  return Array.isArray(apis);
}

function createContext(apis: readonly NamedModel[], options: MockOptions): MockContext {
  const log = options.log ?? (() => {});
  const policy = { allowHosts: options.allowHosts ?? [], fetch: options.fetch ?? globalThis.fetch };
  const mounts = uniqueNames(apis).map(({ name, model }) => mountApi(name, model));
  const engineOf = ({ name, model }: Mount): Engine =>
    createPrismEngine(model, options, {
      warn: (message) => log({ kind: 'warning', api: name, message }),
      sendCallback: (callback) => void sendCallback(callback, policy).then(log),
    });
  const secrets = apis.map(({ model }) => secretPlacesOf(model));
  return {
    mounts,
    engines: new Map(mounts.map((mount) => [mount, engineOf(mount)])),
    secrets: {
      headers: new Set(secrets.flatMap(({ headers }) => [...headers])),
      queryParameters: new Set(secrets.flatMap(({ queryParameters }) => [...queryParameters])),
    },
    cors: options.cors ?? true,
    log,
    clock: options.clock ?? (() => performance.now()),
  };
}

/** Two files may have the same name: the second becomes `jobs-2`. */
function uniqueNames(apis: readonly NamedModel[]): readonly NamedModel[] {
  const taken = new Set<string>();
  return apis.map(({ name, model }) => {
    let unique = name;
    for (let count = 2; taken.has(unique); count += 1) unique = `${name}-${count}`;
    taken.add(unique);
    return { name: unique, model };
  });
}
