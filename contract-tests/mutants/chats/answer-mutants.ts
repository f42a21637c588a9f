import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { asAlice, marker, messages, send, sent, thumb } from './requests.ts';
import { tokens } from './store.ts';

const onMessages = 'GET /rooms/{room_id}/messages';
const onSend = 'POST /rooms/{room_id}/messages';

/** The violations of the chats in what their answers look like, whom they let in, and what they cannot bear. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'no-reactions-null',
    class: 'response-shape',
    operations: ['GET /messages/{message_id}'],
    summary: 'a message without reactions has null for the empty list',
    witness: async (ask) => valueAt(await asAlice(ask, 'GET', await sent(ask)), 'reactions') === null,
  },
  {
    id: 'sent-without-zone',
    class: 'response-shape',
    operations: [onSend],
    summary: 'the time of a message that was just sent has no zone',
    witness: async (ask) => /T[\d:]{8}$/.test(String(valueAt(await send(ask), 'created_at'))),
  },
  {
    id: 'unread-as-text',
    class: 'response-shape',
    operations: ['GET /rooms'],
    summary: 'the unread count of a room is a text',
    witness: async (ask) => valueAt(await asAlice(ask, 'GET', '/rooms'), 'items', 1, 'unread') === '3',
  },
  {
    id: 'sent-is-200',
    class: 'status',
    operations: [onSend],
    summary: 'a new message is a 200, where only 201 is documented',
    witness: async (ask) => (await send(ask)).status === 200,
  },
  {
    id: 'deletion-is-200',
    class: 'status',
    operations: ['DELETE /messages/{message_id}'],
    summary: 'a deletion is a 200 with an empty object, where 204 is documented',
    witness: async (ask) => (await asAlice(ask, 'DELETE', await sent(ask))).status === 200,
  },
  {
    id: 'request-id-not-echoed',
    class: 'headers-media',
    operations: [onMessages],
    summary: 'the list of messages has an X-Request-Id of its own, whatever was sent',
    witness: async (ask) => {
      const headers = { 'X-Request-Id': 'check-000017' };
      return (await asAlice(ask, 'GET', messages, { headers })).headers['x-request-id'] !== 'check-000017';
    },
  },
  {
    id: 'missing-is-plain-json',
    class: 'headers-media',
    operations: ['GET /messages/{message_id}'],
    summary: 'a 404 comes as application/json, where application/problem+json is documented',
    witness: async (ask) => {
      const { headers } = await asAlice(ask, 'GET', '/messages/nowhere-1');
      return headers['content-type'] === 'application/json';
    },
  },
  {
    id: 'location-under-room',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: [onSend],
    summary: 'the Location of a new message is an address that does not exist',
    witness: async (ask) => {
      const { location = '' } = (await send(ask)).headers;
      return (await asAlice(ask, 'GET', location.replace('/v2', ''))).status === 404;
    },
  },
  {
    id: 'marker-without-token',
    class: 'auth',
    operations: ['GET /rooms/{room_id}/read-marker'],
    summary: 'a read marker can be read without a token',
    witness: async (ask) => (await ask('GET', marker)).status === 200,
  },
  {
    id: 'any-token-reacts',
    class: 'auth',
    operations: ['PUT /messages/{message_id}/reactions/{emoji}'],
    summary: 'any bearer token may react',
    witness: async (ask) => {
      const headers = { Authorization: 'Bearer nobody' };
      return (await ask('PUT', `${await sent(ask)}/reactions/${thumb}`, { headers })).status === 204;
    },
  },
  {
    id: 'edited-by-others',
    class: 'auth',
    operations: ['PATCH /messages/{message_id}'],
    summary: 'a message can be edited by another user',
    witness: async (ask) => {
      const headers = { Authorization: `Bearer ${tokens.bob}` };
      return (await ask('PATCH', await sent(ask), { headers, json: { text: 'Bye' } })).status === 200;
    },
  },
  {
    id: 'allow-missing',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => `${method} /rooms`),
    summary: 'the 405 of a path has no Allow',
    witness: async (ask) => {
      const { status, headers } = await asAlice(ask, 'DELETE', '/rooms');
      return status === 405 && headers.allow === undefined;
    },
  },
  {
    id: 'marker-can-be-deleted',
    class: 'methods-routes',
    operations: ['DELETE /rooms/{room_id}/read-marker'],
    summary: 'a read marker can be deleted, which is not documented',
    witness: async (ask) => (await asAlice(ask, 'DELETE', marker)).status === 204,
  },
  {
    id: 'bad-cursor-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [onMessages],
    summary: 'a text that is no cursor is a 500',
    witness: async (ask) => (await asAlice(ask, 'GET', `${messages}?before=x`)).status === 500,
  },
  {
    id: 'astral-edit-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['PATCH /messages/{message_id}'],
    summary: 'an edit with a character of four bytes is a 500',
    witness: async (ask) =>
      (await asAlice(ask, 'PATCH', await sent(ask), { json: { text: 'Well 🎉' } })).status === 500,
  },
  {
    id: 'trace-in-refusal',
    class: 'robustness',
    operations: ['PUT /rooms/{room_id}/read-marker'],
    summary: 'the refusal of malformed JSON shows a stack trace',
    witness: async (ask) => {
      const options = { headers: { 'Content-Type': 'application/json' }, body: '{"message_id":' };
      return (await asAlice(ask, 'PUT', marker, options)).text.includes('node_modules');
    },
  },
];
