import { inferResources } from '../../resources/infer-resources.ts';
import type { ResourceMap } from '../../resources/resource.ts';
import type { Behaviour, Call } from '../behaviour.ts';
import { createCredentials } from '../credentials/create-credentials.ts';
import type { EngineAnswer } from '../engine.ts';
import type { ApiIdentity } from '../identity/identity.ts';
import { createLimits } from '../limits/create-limits.ts';
import { createOverridesBehaviour } from '../overrides/overrides-behaviour.ts';
import type { Scenarios } from '../scenario/scenarios.ts';
import { createStateBehaviour } from '../state/state-behaviour.ts';
import { stateContext } from '../state/state-context.ts';
import type { StateApi, StateOptions } from './state-options.ts';

/** What of an API is the same in every world. */
export interface ApiParts {
  readonly map: ResourceMap | undefined;
  readonly state: Behaviour | undefined;
  readonly limits: ReturnType<typeof createLimits>;
  readonly credentials: ReturnType<typeof createCredentials>;
  readonly identity: ApiIdentity | undefined;
  readonly overrideTimeoutMs: number | undefined;
}

/** Makes them. @param identityOf the identity of an API, where the mock has an issuer of its own */
export function apiPartsOf(
  api: StateApi,
  options: StateOptions,
  identityOf: ((api: StateApi) => ApiIdentity) | undefined,
): ApiParts {
  const { name, model, file } = api;
  const identity = identityOf?.(api);
  const map = options.stateful ? inferResources(model, file?.resources) : undefined;
  return {
    map,
    state: map && createStateBehaviour({ model, map, api: name }),
    limits: createLimits(model, options.limits ?? file?.limits ?? 'off'),
    credentials: createCredentials(model, file?.credentials ?? [], identity),
    identity,
    overrideTimeoutMs: options.overrideTimeoutMs,
  };
}

/** What decides on the answers of an API, and what is told of them. */
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

/** Puts scenarios, overrides and state together. */
export function apiBehaviourOf(
  api: StateApi | undefined,
  parts: ApiParts | undefined,
  scenarios: Scenarios,
): ApiBehaviour {
  const { state: kept, map, identity } = parts ?? {};
  const state: Behaviour | undefined = identity ? (call) => identity.behaviour(call) ?? kept?.(call) : kept;
  return {
    behaves: state,
    directs(next) {
      if (!api?.overrides) return scenarios.behaviour;
      const context = stateContext(api.model, map ?? { resources: new Map(), roles: new Map() });
      const overridden = createOverridesBehaviour(api.overrides, {
        api: api.name,
        state: context,
        timeoutMs: parts?.overrideTimeoutMs,
        next: (call) => next(call, (inner) => state?.(inner)),
      });
      return (call) => scenarios.behaviour(call) ?? overridden(call);
    },
    answered: (call, status) => scenarios.answered(call, status),
  };
}
