import type { Model, SchemaNode } from '../../model/model.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { ValidateMode } from '../request/preferences.ts';
import type { ItemMessage } from './follow-item.ts';
import type { WebSocketDefinition } from './read-web-socket.ts';
import { sampledMessage } from './sampled-message.ts';
import type { SocketNotes } from './socket-notes.ts';
import type { SocketConnection } from './socket-session.ts';
import { intervalOf, type StreamPace } from './stream-pace.ts';

/** What a session does. */
export interface SessionPlan {
  readonly model: Model;
  readonly definition: WebSocketDefinition;
  readonly pace: StreamPace;
  /** What made up messages follow from. */
  readonly seed: string;
  /** What becomes of messages of the client that break the document. */
  readonly validate: ValidateMode;
  readonly notes: SocketNotes;
  /** How the item stands that is followed, undefined once it is gone. Absent where none is followed. */
  readonly item?: FollowItem;
  /** Aborts when the document of the session is another one. Absent: it never is. */
  readonly replaced?: AbortSignal;
}

/** A promise where what is kept elsewhere is read first. */
export type FollowItem = () => ItemMessage | undefined | Promise<ItemMessage | undefined>;

/** How it ended: with which code, and why where that is not the usual way. */
export interface SessionEnd {
  readonly code: number;
  readonly reason?: string;
}

/** What a server says that is started anew. @see https://www.rfc-editor.org/rfc/rfc6455#section-7.4.2 */
const restarted: SessionEnd = { code: 1012, reason: 'the document has changed: connect again' };
const sampledMessages = 5;
/** How often an item is looked at, in milliseconds. */
const followIntervalMs = 100;
const maxReason = 120;
const maxAnswers = 1000;

/**
 * Sends what there is to be sent, and checks what comes; undefined where the client ended it.
 *
 * An item is followed to its end. Else the messages of the document come in their order, or made up ones; where
 * clients may send messages, each of theirs is answered with the next one instead, and the connection stays.
 */
export async function runSession(
  plan: SessionPlan,
  connection: SocketConnection,
): Promise<SessionEnd | undefined> {
  const over = Promise.withResolvers<SessionEnd | undefined>();
  const messages = messagesOf(plan);
  const send = (message: unknown) => {
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    plan.notes.add('mock', text);
    connection.send(text);
  };
  let answers = 0;
  const take = (message: string | Uint8Array) => {
    const text = typeof message === 'string' ? message : undefined;
    plan.notes.add('client', text ?? `<${message.length} bytes>`);
    const wrong = wrongMessage(plan, text);
    if (wrong !== undefined) {
      if (plan.validate === 'error') over.resolve(wrong);
      return;
    }
    if (!plan.definition.receive || plan.item) return;
    answers += 1;
    if (answers > maxAnswers) over.resolve({ code: 1008, reason: `more than ${maxAnswers} messages` });
    else send(messages.next(true));
  };
  connection.onMessage((message) => {
    try {
      take(message);
    } catch (error) {
      // Nobody else catches what a listener throws: it would end the process.
      over.reject(error);
    }
  });
  connection.signal.addEventListener('abort', () => over.resolve(undefined), { once: true });
  plan.replaced?.addEventListener('abort', () => over.resolve(restarted), { once: true });
  const pushing = push(plan, connection, messages, send).catch((error: unknown) => {
    if (connection.signal.aborted) return undefined;
    throw error;
  });
  return Promise.race([over.promise, pushing.then((end) => end ?? over.promise)]);
}

/** Sends by itself; undefined where the connection stays. */
async function push(
  plan: SessionPlan,
  connection: SocketConnection,
  messages: MessageSequence,
  send: (message: unknown) => void,
): Promise<SessionEnd | undefined> {
  const { item, definition, pace } = plan;
  const { wait, signal } = connection;
  if (item) return follow(plan, item, connection, send);
  // A server that is talked to answers: it says nothing by itself unless that is asked for.
  const count = pace.events ?? (definition.receive ? 0 : messages.count);
  const intervalMs = intervalOf(pace, count);
  for (let number = 0; number < count && messages.has(number); number += 1) {
    if (number > 0) await wait(intervalMs, signal);
    if (signal.aborted) return undefined;
    send(messages.next(false));
  }
  return definition.receive ? undefined : { code: definition.closeCode };
}

async function follow(
  { definition, pace }: SessionPlan,
  item: FollowItem,
  { wait, signal }: SocketConnection,
  send: (message: unknown) => void,
): Promise<SessionEnd | undefined> {
  let last: string | undefined;
  while (!signal.aborted) {
    const now = await item();
    if (!now) return { code: 1001, reason: 'what was followed is there no more' };
    const text = JSON.stringify(now.message);
    if (text !== last) send(now.message);
    last = text;
    if (now.hasEnded) return { code: definition.closeCode };
    await wait(pace.intervalMs ?? followIntervalMs, signal);
  }
  return undefined;
}

/** What there is to send, one after the other. */
interface MessageSequence {
  /** How many come by themselves. */
  readonly count: number;
  has(number: number): boolean;
  /** @param again whether to begin anew behind the last one */
  next(again: boolean): unknown;
}

function messagesOf({ model, definition, seed }: SessionPlan): MessageSequence {
  const { examples, send } = definition;
  let position = 0;
  if (examples.length > 0) {
    return {
      count: examples.length,
      has: (number) => number < examples.length,
      next: () => examples[position++ % examples.length],
    };
  }
  return {
    count: send ? sampledMessages : 0,
    has: () => send !== undefined,
    next: () => {
      position += 1;
      return send ? sampledMessage(model, send, `${seed} ${position}`) : {};
    },
  };
}

/** With what to close because of a message; undefined for one that is fine, or of which nothing is said. */
function wrongMessage(
  { model, definition: { receive } }: SessionPlan,
  text: string | undefined,
): SessionEnd | undefined {
  if (!receive) return undefined;
  if (text === undefined) return { code: 1003, reason: 'a text is expected, not bytes' };
  try {
    return wrongText(model, receive, text);
  } catch (error) {
    // A value nested as deep as no stack is: recursive schemas are checked by recursion.
    if (error instanceof RangeError) return { code: 1008, reason: 'the message is nested too deep' };
    throw error;
  }
}

function wrongText(model: Model, receive: SchemaNode, text: string): SessionEnd | undefined {
  const validator = validatorOf(model, receive, 'request');
  if (validator.checkPlainly(text).length === 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { code: 1008, reason: 'the message is no JSON' };
  }
  const [first] = validator.checkPlainly(value);
  if (!first) return undefined;
  const where = first.path.length === 0 ? 'the message' : first.path.join('.');
  return { code: 1008, reason: `${where} ${first.message}`.slice(0, maxReason) };
}
