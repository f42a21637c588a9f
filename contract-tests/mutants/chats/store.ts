import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import { lenience } from './lenience.ts';

/** A room. */
export interface Room {
  readonly id: string;
  readonly name: string;
  readonly topic: string | null;
  readonly members: readonly string[];
}

/** A message as it is kept. */
export interface Message {
  readonly id: string;
  /** Grows with time; cursors and markers are about it. */
  readonly number: number;
  readonly room_id: string;
  readonly author: string;
  readonly text: string;
  readonly format: string;
  readonly reply_to: string | null;
  readonly created_at: string;
  readonly edited_at: string | null;
  /** Who reacted, by emoji. */
  readonly reactions: ReadonlyMap<string, readonly string[]>;
}

/** Where a user has read to. */
export interface Marker {
  readonly message_id: string | null;
  /** Number of that message; 0 without one. */
  readonly number: number;
}

/** What a message is written with. */
export type NewMessage = Pick<Message, 'room_id' | 'author' | 'text' | 'format' | 'reply_to'>;

/** All that one running server knows. */
export interface Store extends Checks {
  readonly rooms: ReadonlyMap<string, Room>;
  /** In the order in which they were sent. */
  readonly messages: Map<string, Message>;
  /** By user and room. */
  readonly markers: Map<string, Marker>;
  /** A clock that moves on by a minute whenever it is read. */
  readonly now: () => string;
  readonly add: (fields: NewMessage) => Message;
  /** An id for a request that has none. */
  readonly nextRequestId: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** The tokens of the two users. */
export const tokens = { alice: 'chat-alice-0b71', bob: 'chat-bob-93fe' } as const;

const rooms: readonly Room[] = [
  { id: 'room_design', name: 'Design', topic: null, members: ['alice'] },
  { id: 'room_general', name: 'General', topic: 'Everything else', members: ['alice', 'bob'] },
  { id: 'room_random', name: 'Random', topic: null, members: ['alice', 'bob'] },
];

/** Makes a store with three rooms and nine messages. */
export function createStore(switched: string | undefined): Store {
  const on = (id: string) => id === switched;
  const messages = new Map<string, Message>();
  let minutes = 0;
  let sent = 0;
  let requests = 0;
  const now = () => {
    minutes += 1;
    return new Date(Date.UTC(2025, 8, 1, 8, minutes)).toISOString();
  };
  const add = (fields: NewMessage) => {
    sent += 1;
    const id = idOf(sent, on('odd-ids'));
    const message = {
      ...fields,
      id,
      number: sent,
      created_at: now(),
      edited_at: null,
      reactions: new Map(),
    };
    messages.set(id, message);
    return message;
  };
  for (const [author, room, text] of seeds) {
    add({ author, room_id: `room_${room}`, text, format: 'plain', reply_to: null });
  }
  return {
    contract: loadContract(document),
    lenience,
    on,
    rooms: new Map(rooms.map((room) => [room.id, room])),
    messages,
    markers: new Map(),
    now,
    add,
    nextRequestId: () => {
      requests += 1;
      return `req-${String(requests).padStart(8, '0')}`;
    },
  };
}

/** Id of the n-th message. @param isOdd whether it begins and ends oddly */
export function idOf(number: number, isOdd = false): string {
  const hash = createHash('sha256').update(`chats ${number}`).digest('hex').slice(0, 12);
  return isOdd ? `-_${hash.toUpperCase()}--` : `m${hash}`;
}

const seeds = [
  ['alice', 'general', 'Good morning.'],
  ['bob', 'general', 'Morning! Is the build green?'],
  ['alice', 'general', 'Since an hour ago.'],
  ['alice', 'design', 'Note to self: the logo.'],
  ['bob', 'random', 'Who took the blue cup?'],
  ['bob', 'general', 'Then I will release.'],
  ['alice', 'general', 'Please do.'],
  ['alice', 'random', 'Not me.'],
  ['bob', 'general', 'Released.'],
] as const;
