import type { Message, Store } from './store.ts';

/** A message as it is shown to a user. */
export interface ShownMessage extends Omit<Message, 'number' | 'reactions'> {
  readonly reactions: readonly { readonly emoji: string; readonly count: number; readonly mine: boolean }[];
}

/** What a user sees of a message. */
export function shown(message: Message, user: string): ShownMessage {
  const { number: _, reactions, ...rest } = message;
  const counted = [...reactions].filter(([, users]) => users.length > 0);
  return {
    ...rest,
    reactions: counted.map(([emoji, users]) => ({ emoji, count: users.length, mine: users.includes(user) })),
  };
}

/** How many messages of others a user has not read in a room. */
export function unreadOf(store: Store, roomId: string, user: string): number {
  const marked = store.markers.get(`${user} ${roomId}`)?.number ?? 0;
  return [...store.messages.values()].filter(
    (one) => one.room_id === roomId && one.number > marked && one.author !== user,
  ).length;
}
