import { decodePart } from '../../http/read-query.ts';
import type { Operation } from '../../model/model.ts';
import type { Resource } from '../../resources/resource.ts';
import type { EngineAnswer, EngineRequest } from '../engine.ts';
import { headerValue } from '../exchange.ts';
import type { Mount } from '../request/mount.ts';
import type { Wait } from '../server/wait.ts';
import { scopeName } from '../state/scope-of.ts';
import { lazyRandom, type StateContext, type StatePlace } from '../state/state-call.ts';
import { stateContext } from '../state/state-context.ts';
import type { ItemScope } from '../state/store.ts';
import type { MockState } from '../stateful/mock-state.ts';
import type { World } from '../world/world.ts';
import { eventShape } from './event-shape.ts';
import { writeEvent } from './event-text.ts';
import { type ItemEvent, itemFeed } from './item-feed.ts';
import type { StreamPace } from './stream-pace.ts';

/** A stream of a mock that keeps items. */
export interface FollowCall {
  readonly state: MockState;
  readonly world: World;
  readonly mount: Mount;
  readonly operation: Operation;
  readonly request: EngineRequest;
  readonly pace: StreamPace;
  /** Whether another mock has taken the place of this one. */
  readonly isReplaced: () => boolean;
}

/** What comes of a stream as it happens, in texts of whole events. */
export type LiveEvents = (wait: Wait, signal: AbortSignal) => AsyncGenerator<string, undefined>;

/** How often items are looked at, in milliseconds. */
const lookMs = 50;
const heartbeat = ': heartbeat\n\n';

/**
 * The events of a stream that tells of a resource's items: each item of the session that is made, changed or deleted from
 * now on, or from behind the one that `Last-Event-ID` names. It ends when the reader goes, after as many events as were
 * asked for, or when the document is read again: a reader comes back then.
 *
 * @returns undefined for a stream of anything else
 */
export function followItems(call: FollowCall, answer: EngineAnswer): LiveEvents | undefined {
  const { state, world, mount, request, pace } = call;
  const map = state.resources.get(mount.name);
  const media = answer.events?.media;
  if (!map || !media || answer.status !== 200 || answer.source.kind === 'behaviour') return undefined;
  const shape = eventShape(mount.model, map, media);
  if (!shape) return undefined;
  const context = stateContext(mount.model, map);
  const isWanted = filterOf(call, shape.resource, context);
  const look = lookOf(call, shape.resource, context);
  const sent = lastIdOf(headerValue(request.headers, 'last-event-id'));
  // What is kept elsewhere is read when the answer is under way: this request has its turn until then.
  const began = state.kept ? undefined : look(world);
  began?.accept();
  let position = began && positionOf(sent, began.log.last);
  const next = async (): Promise<readonly ItemEvent[]> => {
    const session = world.session;
    const act = () => look(state.worlds.of(session));
    const { log, accept } = await (state.kept ? state.kept.run(session, act) : act());
    accept();
    const from = position ?? positionOf(sent, log.last);
    position = Math.max(from, log.last);
    return log.events.filter((event) => event.id > from && isWanted(event));
  };
  const write = (event: ItemEvent) => {
    const value = shape.write(event);
    return value === undefined ? [] : [`${writeEvent(value, event.id).text}\n\n`];
  };
  const texts = async () => (await next()).flatMap(write);
  return (wait, signal) => live(texts, { ...pace, isReplaced: call.isReplaced }, wait, signal);
}

async function* live(
  next: () => Promise<readonly string[]>,
  {
    events: most = Number.POSITIVE_INFINITY,
    heartbeatMs,
    isReplaced,
  }: StreamPace & {
    readonly isReplaced: () => boolean;
  },
  wait: Wait,
  signal: AbortSignal,
): AsyncGenerator<string, undefined> {
  let [count, silentMs] = [0, 0];
  while (!signal.aborted && !isReplaced()) {
    const texts = await next();
    for (const text of texts) {
      yield text;
      count += 1;
      if (count >= most) return;
    }
    silentMs = texts.length > 0 ? 0 : silentMs + lookMs;
    if (silentMs >= heartbeatMs) {
      silentMs = 0;
      yield heartbeat;
    }
    await wait(Math.min(lookMs, heartbeatMs), signal);
  }
}

function lookOf({ mount, state }: FollowCall, resource: Resource, context: StateContext) {
  return (world: World) => {
    const place: StatePlace = {
      context,
      resource,
      store: world.store(mount.name),
      nowMs: world.clock.now().getTime(),
      random: lazyRandom(world.random),
    };
    return itemFeed(state.worlds, world.session, mount.name, resource.name).look(place, world);
  };
}

/** Behind which event to go on: one that is not known here is of another beginning. */
function positionOf(sent: number | undefined, last: number): number {
  return sent !== undefined && sent <= last ? sent : last;
}

function lastIdOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Whether an event is of the item, or of the items, that the path names. */
function filterOf({ operation, request }: FollowCall, resource: Resource, context: StateContext) {
  const scopes = context.scopes.get(resource.name) ?? [];
  const parts = request.path.split('/');
  const wanted: Record<string, string> = {};
  let id: string | undefined;
  for (const [index, name] of operation.path.split('/').entries()) {
    const parameter = /^\{([^{}]+)\}$/.exec(name)?.[1];
    if (parameter === undefined) continue;
    const value = decodePart(parts[index] ?? '');
    const scope = scopes.find((one) => one.parameter === parameter);
    if (scope) wanted[scopeName(scope)] = value;
    else if (parameter === resource.id?.parameter) id = value;
  }
  const isIn = (scope: ItemScope) =>
    Object.entries(wanted).every(([name, value]) => !Object.hasOwn(scope, name) || scope[name] === value);
  return ({ itemId, scope }: ItemEvent) => (id === undefined || itemId === id) && isIn(scope);
}
