import type { Model, SchemaNode } from '../../model/model.ts';
import type { Resource, ResourceMap, Scope } from '../../resources/resource.ts';
import type { SchemaFacts } from '../../resources/schema-facts.ts';
import { defaultSampleOptions, type SampleOptions } from '../../schema/sample/options.ts';
import { createRandom, type Random } from '../../schema/sample/random.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Call } from '../behaviour.ts';
import type { Store } from './store.ts';

/** What the state of one API is made with; the same for all of its requests. */
export interface StateContext {
  readonly model: Model;
  readonly map: ResourceMap;
  readonly facts: SchemaFacts;
  /** By the name of a resource: all path parameters that its items are made or found under. */
  readonly scopes: ReadonlyMap<string, readonly Scope[]>;
}

/** A place and a time at which items of one resource are made or changed. */
export interface StatePlace {
  readonly context: StateContext;
  readonly resource: Resource;
  readonly store: Store;
  /** The world's time, in ms since 1970. */
  readonly nowMs: number;
  /** Where made up values come from. */
  readonly random: () => Random;
}

/** A request to an operation that does something to a resource. */
export interface StateCall extends StatePlace {
  readonly call: Call;
}

/** One source of values for a request, taken from the world when the first is needed. */
export function lazyRandom(world: Random): () => Random {
  let random: Random | undefined;
  return () => {
    random ??= createRandom(String(world.next()));
    return random;
  };
}

/** How values of items are sampled: no properties of which nobody has heard, times near the world's. */
export function sampleOptions({ nowMs }: StatePlace): SampleOptions {
  return { ...defaultSampleOptions, now: new Date(nowMs), fillProperties: false };
}

/** Whether a value is one that an answer may have. */
export function isValid({ context }: StatePlace, schema: SchemaNode, value: unknown): boolean {
  return validatorOf(context.model, schema, 'response').check(value).length === 0;
}
