import type { Call, Reply } from '../serve.ts';
import { findMessage } from './find.ts';
import { problem } from './replies.ts';
import type { Store } from './store.ts';

/** PUT /messages/{message_id}/reactions/{emoji} */
export function addReaction(store: Store, call: Call, user: string): Reply {
  const { on } = store;
  const found = findMessage(store, call, user);
  if (!found.ok) return found.reply;
  const { reactions } = found.value;
  const emoji = call.params.emoji ?? '';
  const others = (reactions.get(emoji) ?? []).filter((one) => one !== user);
  const reacted = new Map(reactions).set(emoji, [...others, user]);
  if (!on('reaction-not-kept')) store.messages.set(found.value.id, { ...found.value, reactions: reacted });
  return { status: 204 };
}

/** DELETE /messages/{message_id}/reactions/{emoji} */
export function removeReaction(store: Store, call: Call, user: string): Reply {
  const { on } = store;
  const found = findMessage(store, call, user);
  if (!found.ok) return found.reply;
  const { reactions } = found.value;
  const emoji = call.params.emoji ?? '';
  const users = reactions.get(emoji) ?? [];
  if (!users.includes(user)) return problem(404, 'The user has not reacted so.');
  const left = new Map(reactions).set(
    emoji,
    users.filter((one) => one !== user),
  );
  if (!on('reaction-stays')) store.messages.set(found.value.id, { ...found.value, reactions: left });
  return { status: 204 };
}
