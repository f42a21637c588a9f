import { createHash } from 'node:crypto';
import { decodePart } from '../../http/read-query.ts';
import type { Operation } from '../../model/model.ts';
import { watchedResource } from '../../resources/watched-resource.ts';
import type { Delivery } from '../behaviour.ts';
import type { Engine, EngineAnswer, EngineRequest } from '../engine.ts';
import { headerValue, type MockRequest } from '../exchange.ts';
import { problemResponse } from '../prism/problem-json.ts';
import type { MockContext } from '../request/mock-context.ts';
import type { Mount } from '../request/mount.ts';
import { readPreferences } from '../request/preferences.ts';
import { documentedRefusal } from '../request/refusals.ts';
import { type ToldAnswer, tellAnswer } from '../request/tell-answer.ts';
import type { World } from '../world/world.ts';
import { type FollowedItem, itemMessage } from './follow-item.ts';
import { readWebSocket, type WebSocketDefinition } from './read-web-socket.ts';
import { type FollowItem, runSession, type SessionEnd, type SessionPlan } from './run-session.ts';
import { sameOperation } from './same-operation.ts';
import { SocketNotes } from './socket-notes.ts';
import type { SocketConnection } from './socket-session.ts';
import { streamPace } from './stream-pace.ts';

/** A request for a WebSocket that has passed the checks of its operation. */
export interface SocketCall {
  readonly mount: Mount;
  readonly operation: Operation;
  readonly engine: Engine;
  /** As it came, for what is told of it. */
  readonly request: MockRequest;
  readonly asked: EngineRequest;
  /** What the document answers. */
  readonly answer: EngineAnswer;
  readonly delivery: Delivery | undefined;
  readonly world: World | undefined;
}

/** From RFC 6455, section 1.3. */
const acceptGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The 101 with what happens on the connection, or the answer that refuses it. */
export function openSocket(context: MockContext, call: SocketCall): ToldAnswer {
  const { mount, operation, engine, request, answer, delivery, world } = call;
  const { headers } = request;
  const about = { mount, operation, world };
  if (!context.cors && isForeign(headerValue(headers, 'origin'), headerValue(headers, 'host'))) {
    return {
      ...refusal(engine, operation, 403, 'The origin is not allowed', 'Without --no-cors it is.'),
      ...about,
    };
  }
  const item = followed(context, call);
  const definition = readWebSocket(mount.model, operation);
  if (item && world && !itemMessage(item, definition, world)) {
    const detail = `There is no ${item.resource.name} item ${JSON.stringify(item.id.slice(0, 100))}. Make one first.`;
    return { ...refusal(engine, operation, 404, 'Nothing to follow', detail), ...about };
  }
  const notes = new SocketNotes();
  const plan = { ...planOf(context, call), definition, notes };
  const run = async (connection: SocketConnection) => {
    const start = context.state?.journal ? context.clock() : 0;
    const serving = servingOf(context, call);
    const now = item && world && (() => itemNow(serving.context(), item, definition, world));
    const follows = { ...(now && { item: now }), replaced: serving.ended };
    const end = await runSession({ ...plan, ...follows }, connection).finally(() => serving.leave());
    if (end) connection.close(end.code, end.reason);
    note(serving.context(), call, notes, end, start);
  };
  const response = {
    status: 101,
    headers: { ...answer.headers, ...handshakeHeaders(headerValue(headers, 'sec-websocket-key')) },
    body: undefined,
    socket: { run },
  };
  return { response, ...about, violations: answer.violations, source: answer.source, delivery };
}

function planOf(
  { realtime }: MockContext,
  { mount, operation, asked }: SocketCall,
): Omit<SessionPlan, 'definition' | 'notes' | 'item'> {
  const { model } = mount;
  const read = readPreferences(asked.headers, asked.query);
  const preferences = read.ok ? read.value : {};
  return {
    model,
    pace: streamPace({ model, operation }, realtime.files.get(mount.name)?.streams ?? [], preferences),
    seed: `${realtime.seed} ${operation.method} ${asked.path}`,
    validate: preferences.validate ?? realtime.validate,
  };
}

/** Which mock a connection belongs to, while documents are read again. */
interface Serving {
  context(): MockContext;
  /** Aborts when the operation is gone, or says something else. */
  readonly ended: AbortSignal;
  leave(): void;
}

/** A connection goes over to the mock that takes the place of its own, where its operation is still the same there. */
function servingOf(context: MockContext, { mount, operation }: SocketCall): Serving {
  const ended = new AbortController();
  let current = context;
  const join = (next: MockContext) => {
    current = next;
    if (next.replaced.by) move(next.replaced.by);
    else next.replaced.listeners.add(move);
  };
  const move = (next: MockContext) => {
    if (sameOperation({ mount, operation }, next)) join(next);
    else ended.abort();
  };
  join(context);
  return {
    context: () => current,
    ended: ended.signal,
    leave: () => current.replaced.listeners.delete(move),
  };
}

/** As it is now: a world that is reset is another one, and one that is kept elsewhere is changed there by others too. */
function itemNow(
  { state }: MockContext,
  item: FollowedItem,
  definition: WebSocketDefinition,
  world: World,
): ReturnType<FollowItem> {
  const { session } = world;
  const look = () => itemMessage(item, definition, state?.worlds.of(session) ?? world);
  return state?.kept ? state.kept.run(session, look) : look();
}

/** The item that a path names, where the mock keeps such items. */
function followed({ state }: MockContext, { mount, operation, asked }: SocketCall): FollowedItem | undefined {
  const map = state?.resources.get(mount.name);
  const watched = map && watchedResource(map, operation);
  if (!map || !watched) return undefined;
  const names = operation.path.split('/');
  const index = names.findIndex((name) => name.includes(`{${watched.parameter}}`));
  const id = decodePart(asked.path.split('/')[index] ?? '');
  return { model: mount.model, map, resource: watched.resource, api: mount.name, id };
}

function refusal(
  engine: Engine,
  operation: Operation,
  status: number,
  title: string,
  detail: string,
): Pick<ToldAnswer, 'response' | 'violations'> {
  const response = problemResponse({ type: 'urn:concordat:websocket', title, status, detail });
  return documentedRefusal(engine, [operation], { response, violations: [] });
}

/** Whether a page of another host asks. */
function isForeign(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function handshakeHeaders(key = ''): Record<string, string> {
  const accept = createHash('sha1').update(`${key}${acceptGuid}`).digest('base64');
  return { upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-accept': accept };
}

/** Tells the journal how a connection ended, with its messages. */
function note(
  context: MockContext,
  { mount, operation, request, world }: SocketCall,
  notes: SocketNotes,
  end: SessionEnd | undefined,
  start: number,
): void {
  if (!context.state?.journal) return;
  const how = end ? `closed with ${end.code}${end.reason ? ` (${end.reason})` : ''}` : 'ended by the client';
  const because = `WebSocket ${how}: ${notes.sent} sent, ${notes.received} received`;
  const response = { status: 101, headers: { 'content-type': 'application/json' }, body: notes.toJson() };
  const source = { kind: 'behaviour', because, repaired: false } as const;
  tellAnswer({ ...context, log: undefined }, request, { response, mount, operation, source, world }, start);
}
