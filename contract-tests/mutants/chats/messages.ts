import type { Call, Reply } from '../serve.ts';
import { findMessage, findRoom, readBody } from './find.ts';
import { json, problem } from './replies.ts';
import { shown } from './shown.ts';
import type { Message, Store } from './store.ts';

/** POST /rooms/{room_id}/messages */
export function sendMessage(store: Store, call: Call, user: string): Reply {
  const { on } = store;
  const room = findRoom(store, call, user);
  if (!room.ok) return room.reply;
  const read = readBody(store, call);
  if (!read.ok) return read.reply;
  // The document has made sure of the types.
  const body = read.value as { text: string; format?: string; reply_to?: string | null };
  const { text, format = on('markdown-by-default') ? 'markdown' : 'plain', reply_to = null } = body;
  if (on('longest-text-refused') && [...text].length === 500) return problem(422, 'text is too long');
  if (reply_to !== null && store.messages.get(reply_to)?.room_id !== room.value.id) {
    return problem(422, 'reply_to is no message of this room');
  }
  const message = store.add({ room_id: room.value.id, author: user, text, format, reply_to });
  const told = shown(message, user);
  const answer = on('sent-without-zone') ? { ...told, created_at: message.created_at.slice(0, 19) } : told;
  const path = on('location-under-room') ? `/rooms/${message.room_id}/messages` : '/messages';
  const headers = { Location: `/v2${path}/${message.id}` };
  return json(on('sent-is-200') ? 200 : 201, answer, headers);
}

/** GET /messages/{message_id} */
export function getMessage(store: Store, call: Call, user: string): Reply {
  const { on } = store;
  const found = findMessage(store, call, user);
  if (found.ok) {
    const told = shown(found.value, user);
    const isNull = on('no-reactions-null') && told.reactions.length === 0;
    return json(200, isNull ? { ...told, reactions: null } : told);
  }
  const { reply } = found;
  if (!on('missing-is-plain-json') || reply.status !== 404) return reply;
  return { ...reply, headers: { 'Content-Type': 'application/json' } };
}

/** PATCH /messages/{message_id} */
export function editMessage(store: Store, call: Call, user: string): Reply {
  const { on } = store;
  const found = findMessage(store, call, user);
  if (!found.ok) return found.reply;
  if (found.value.author !== user && !on('edited-by-others')) return problem(403);
  const read = readBody(store, call);
  if (!read.ok) return read.reply;
  // The document has made sure of the types.
  const fields = read.value as { text?: string; format?: string };
  if (on('astral-edit-crashes') && /[\u{10000}-\u{10ffff}]/u.test(fields.text ?? '')) return problem(500);
  const { format: _, ...rest } = fields;
  const changes = on('format-not-edited') ? rest : fields;
  const edited: Message = { ...found.value, ...changes, edited_at: store.now() };
  store.messages.set(edited.id, edited);
  return json(200, shown(edited, user));
}

/** DELETE /messages/{message_id} */
export function deleteMessage(store: Store, call: Call, user: string): Reply {
  const { on, messages } = store;
  const found = findMessage(store, call, user);
  if (!found.ok) return found.reply;
  if (found.value.author !== user) return problem(403);
  if (!on('deleted-stays')) messages.delete(found.value.id);
  return on('deletion-is-200') ? json(200, {}) : { status: 204 };
}
