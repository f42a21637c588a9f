import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import { findRoom, readBody } from './find.ts';
import { json, problem } from './replies.ts';
import { unreadOf } from './shown.ts';
import type { Store } from './store.ts';

/** GET /rooms */
export function listRooms(store: Store, call: Call, user: string): Reply {
  const { on, rooms, messages } = store;
  const [wrong] = checkParameters(store, call).violations;
  if (wrong) return problem(400, wrong.message);
  const mine = [...rooms.values()].filter(({ members }) => members.includes(user));
  const items = mine.map((room) => {
    const last = [...messages.values()].filter(({ room_id }) => room_id === room.id).at(-1);
    const unread = unreadOf(store, room.id, user);
    const last_message_at = last?.created_at ?? null;
    return { ...room, unread: on('unread-as-text') ? `${unread}` : unread, last_message_at };
  });
  return json(200, { items });
}

/** GET /rooms/{room_id}/read-marker */
export function getReadMarker(store: Store, call: Call, user: string): Reply {
  const found = findRoom(store, call, user);
  return found.ok ? markerReply(store, found.value.id, user) : found.reply;
}

/** PUT /rooms/{room_id}/read-marker */
export function setReadMarker(store: Store, call: Call, user: string): Reply {
  const { on, markers, messages } = store;
  const found = findRoom(store, call, user);
  if (!found.ok) return found.reply;
  const read = readBody(store, call);
  if (!read.ok) {
    const isTold = on('trace-in-refusal') && read.reply.status === 400;
    return isTold ? problem(400, trace) : read.reply;
  }
  const { id } = found.value;
  const message = messages.get(String(read.value.message_id));
  if (message?.room_id !== id) return problem(422, 'message_id is no message of this room');
  const key = `${user} ${id}`;
  const before = markers.get(key);
  markers.set(key, { message_id: message.id, number: message.number });
  const reply = markerReply(store, id, user);
  if (on('marker-not-kept')) {
    if (before) markers.set(key, before);
    else markers.delete(key);
  }
  return reply;
}

/** The violation: a method that the document does not have. */
export function deleteReadMarker(store: Store, call: Call, user: string): Reply {
  const found = findRoom(store, call, user);
  if (!found.ok) return found.reply;
  store.markers.delete(`${user} ${found.value.id}`);
  return { status: 204 };
}

function markerReply(store: Store, roomId: string, user: string): Reply {
  const message_id = store.markers.get(`${user} ${roomId}`)?.message_id ?? null;
  return json(200, { room_id: roomId, message_id, unread: unreadOf(store, roomId, user) });
}

const trace =
  "SyntaxError: Expected ',' or '}' in JSON\n    at JSON.parse (<anonymous>)\n    at parse (/app/node_modules/body-parser/lib/types/json.js:92:19)";
