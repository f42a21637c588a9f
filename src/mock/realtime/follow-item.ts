import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Resource, ResourceMap } from '../../resources/resource.ts';
import { schemaParts } from '../../schema/resolve-schema.ts';
import { repairValue } from '../../schema/sample/repair.ts';
import { validatorOf } from '../../schema/validate.ts';
import { shownValue, walkAll } from '../state/lifecycle.ts';
import { lazyRandom, type StatePlace, sampleOptions } from '../state/state-call.ts';
import { stateContext } from '../state/state-context.ts';
import type { World } from '../world/world.ts';
import type { WebSocketDefinition } from './read-web-socket.ts';

/** An item that a WebSocket tells of. */
export interface FollowedItem {
  readonly model: Model;
  readonly map: ResourceMap;
  readonly resource: Resource;
  readonly api: string;
  /** As a path has it, decoded. */
  readonly id: string;
}

/** How an item stands now. */
export interface ItemMessage {
  /** Of the schema of messages, which it is valid for where it can be. */
  readonly message: unknown;
  /** Whether it is in a final state. */
  readonly hasEnded: boolean;
}

/** How an item stands at the time of its world; undefined where there is none of that id. */
export function itemMessage(
  { model, map, resource, api, id }: FollowedItem,
  { send }: Pick<WebSocketDefinition, 'send'>,
  world: World,
): ItemMessage | undefined {
  const place: StatePlace = {
    context: stateContext(model, map),
    resource,
    store: world.store(api),
    nowMs: world.clock.now().getTime(),
    random: lazyRandom(world.random),
  };
  walkAll(place);
  const item = place.store.get(resource.name, id, {});
  const { lifecycle } = resource;
  if (!item || !lifecycle) return undefined;
  const value = shownValue(place, item);
  const state = Object.hasOwn(value, lifecycle.property) ? value[lifecycle.property] : undefined;
  const ends = [lifecycle.states.at(-1), ...lifecycle.otherEnds];
  const hasEnded = ends.some((end) => end === state);
  if (!send) return { message: value, hasEnded };
  const names = schemaParts(model, send).flatMap((part) =>
    isObject(part.value) && isObject(part.value.properties) ? Object.keys(part.value.properties) : [],
  );
  const picked = Object.fromEntries(
    [...new Set(names)].filter((name) => Object.hasOwn(value, name)).map((name) => [name, value[name]]),
  );
  const isValid = validatorOf(model, send, 'response').checkPlainly(picked).length === 0;
  if (isValid) return { message: picked, hasEnded };
  const repaired = repairValue(model, send, picked, 'response', place.random(), sampleOptions(place));
  return { message: repaired.value, hasEnded };
}
