import type { Model } from '../../model/model.ts';
import type { ResourceMap } from '../../resources/resource.ts';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import { scopesOf } from './scope-of.ts';
import type { StateContext } from './state-call.ts';

/** What the state of an API is made with, made once for what was found out about its document. */
export function stateContext(model: Model, map: ResourceMap): StateContext {
  let context = contexts.get(map);
  if (!context) {
    context = { model, map, facts: new SchemaFacts(model), scopes: scopesOf(map) };
    contexts.set(map, context);
  }
  return context;
}

const contexts = new WeakMap<ResourceMap, StateContext>();
