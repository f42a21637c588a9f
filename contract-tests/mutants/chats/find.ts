import { checkJsonBody, checkParameters } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import { problem } from './replies.ts';
import type { Message, Room, Store } from './store.ts';

/** The room that a path names. */
export function findRoom(store: Store, call: Call, user: string): Or<Room> {
  const refused = refusedParameters(store, call);
  if (refused) return refused;
  const room = store.rooms.get(call.params.room_id ?? '');
  return room?.members.includes(user)
    ? { ok: true, value: room }
    : { ok: false, reply: problem(404, 'There is no such room.') };
}

/** The message that a path names. */
export function findMessage(store: Store, call: Call, user: string): Or<Message> {
  const refused = refusedParameters(store, call);
  if (refused) return refused;
  const message = store.messages.get(call.params.message_id ?? '');
  const room = store.rooms.get(message?.room_id ?? '');
  return message && room?.members.includes(user)
    ? { ok: true, value: message }
    : { ok: false, reply: problem(404, 'There is no such message.') };
}

/** The body of a request, by the document. */
export function readBody(store: Store, call: Call): Or<Readonly<Record<string, unknown>>> {
  const read = checkJsonBody(store, call);
  if (read.ok) return { ok: true, value: read.body };
  if (read.kind === 'media-type') return { ok: false, reply: problem(415) };
  const status = read.kind === 'malformed' ? 400 : 422;
  return { ok: false, reply: problem(status, read.violations[0]?.message ?? 'The body must be JSON.') };
}

function refusedParameters(store: Store, call: Call): Or<never> | undefined {
  const [first, ...more] = checkParameters(store, call).violations;
  if (!first) return undefined;
  const isPath = [first, ...more].some((one) => one.in === 'path');
  return { ok: false, reply: isPath ? problem(404) : problem(400, first.message) };
}
