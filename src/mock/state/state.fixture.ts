import { requestCheckOf } from '../../contract/check-request.ts';
import { findResponse } from '../../contract/find-response.ts';
import type { Model } from '../../model/model.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import type { ResourceMap } from '../../resources/resource.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Behaviour, Directed } from '../behaviour.ts';
import { modelOf } from '../model.fixture.ts';
import { mountApi } from '../request/mount.ts';
import { noPreferences } from '../request/preferences.ts';
import { resolveTarget } from '../request/resolve-target.ts';
import { createKeptWorld, type KeptWorld } from '../world/kept-world.ts';
import { exampleItems } from './example-items.ts';
import { createMemoryStore } from './memory-store.ts';
import { seedStore } from './seed.ts';
import { settleWorld } from './settle-world.ts';
import { createStateBehaviour } from './state-behaviour.ts';
import { stateContext } from './state-context.ts';
import type { Store, StoreLimits } from './store.ts';

/** An API whose requests go to its state alone. */
export interface Bench {
  readonly model: Model;
  readonly map: ResourceMap;
  readonly world: KeptWorld;
  readonly store: Store;
  send(method: string, target: string, request?: BenchRequest): BenchAnswer;
}

export interface BenchRequest {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: `application/json`. */
  readonly type?: string;
}

export interface BenchAnswer extends Directed {
  /** What of the body and of the request breaks the document: `body /id must be integer`. */
  readonly violations: readonly string[];
}

export interface BenchOptions {
  readonly limits?: Partial<StoreLimits>;
  /** Start with what the document's examples show. */
  readonly hasExamples?: boolean;
  /** What is known of the resources. Default: what is inferred. */
  readonly map?: ResourceMap;
}

/** The time at which every bench starts, and stays until it is moved. */
export const startTime = new Date('2026-03-01T12:00:00Z');

export function benchOf(document: Record<string, unknown> | Model, options: BenchOptions = {}): Bench {
  const model = isModel(document) ? document : modelOf(document);
  const map = options.map ?? inferResources(model);
  const world = createKeptWorld('', {
    seed: 'bench',
    clock: () => startTime,
    makeStore: () => createMemoryStore(options.limits),
    settle: (...seen) => settleWorld(stateContext(model, map), ...seen),
  });
  world.clock.set(startTime, true);
  const store = world.store('api');
  if (options.hasExamples) {
    const random = world.random;
    seedStore({ store, model, map, random, now: startTime }, exampleItems(model, map));
  }
  const behaviour = createStateBehaviour({ model, map, api: 'api' });
  const send = sender(model, world, behaviour);
  return { model, map, world, store, send };
}

function isModel(document: Record<string, unknown> | Model): document is Model {
  return 'operations' in document;
}

function sender(model: Model, world: KeptWorld, behaviour: Behaviour): Bench['send'] {
  const mount = mountApi('api', model);
  return (method, target, { body, headers = {}, type = 'application/json' } = {}) => {
    const [path = '', query = ''] = target.split('?');
    const found = resolveTarget([mount], method, path);
    if (found.kind !== 'operation') throw new Error(`${method} ${target} is not of the document`);
    const { operation } = found;
    const request = {
      path: found.path,
      query,
      headers: { host: 'localhost:4010', ...(body !== undefined && { 'content-type': type }), ...headers },
      body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
    };
    const checked = requestCheckOf(model, operation).check(request);
    const preferences = noPreferences;
    const answer = behaviour({ api: 'api', operation, request, checked, preferences, world });
    if (!answer) throw new Error(`${method} ${target} is left to the document`);
    const content = findResponse(operation, answer.status)?.content[0];
    const broken =
      content?.schema && answer.body !== undefined
        ? validatorOf(model, content.schema, 'response').check(answer.body)
        : [];
    const wrong = checked.violations.filter(({ severity }) => severity === 'Error');
    return {
      ...answer,
      violations: [
        ...broken.map(({ pointer, message }) => `body ${pointer} ${message}`),
        ...wrong.map(({ in: place, path: at, message }) => `request ${place} ${at.join('/')} ${message}`),
      ],
    };
  };
}
