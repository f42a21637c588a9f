import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { asAlice, asBob, listed, marker, messages, older, send, sent, thumb } from './requests.ts';

const onMessages = 'GET /rooms/{room_id}/messages';
const onSend = 'POST /rooms/{room_id}/messages';

/** The violations of the chats in what they accept, keep and list. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'long-text-edited',
    class: 'input-acceptance',
    operations: ['PATCH /messages/{message_id}'],
    summary: 'a text that is too long is refused when it is sent, not when it is edited',
    witness: async (ask) => {
      const path = await sent(ask);
      return (await asAlice(ask, 'PATCH', path, { json: { text: 'x'.repeat(501) } })).status === 200;
    },
  },
  {
    id: 'limit-above-maximum',
    class: 'input-acceptance',
    alsoClass: ['collection'],
    operations: [onMessages],
    summary: 'a limit above the maximum is accepted',
    witness: async (ask) => (await asAlice(ask, 'GET', `${messages}?limit=51`)).status === 200,
  },
  {
    id: 'unknown-field-sent',
    class: 'input-acceptance',
    operations: [onSend],
    summary: 'a field that the document forbids is accepted',
    witness: async (ask) => (await send(ask, { pinned: true })).status === 201,
  },
  {
    id: 'longest-text-refused',
    class: 'input-acceptance',
    operations: [onSend],
    summary: 'a text of exactly the greatest length is refused',
    witness: async (ask) => (await send(ask, { text: 'x'.repeat(500) })).status === 422,
  },
  {
    id: 'markdown-by-default',
    class: 'state',
    operations: [onSend],
    summary: 'a message without a format gets another one than the documented default',
    witness: async (ask) => valueAt(await send(ask), 'format') === 'markdown',
  },
  {
    id: 'format-not-edited',
    class: 'state',
    operations: ['PATCH /messages/{message_id}'],
    summary: 'an edit ignores one of the two fields',
    witness: async (ask) => {
      const path = await sent(ask);
      const edited = await asAlice(ask, 'PATCH', path, { json: { format: 'markdown' } });
      return edited.status === 200 && valueAt(edited, 'format') === 'plain';
    },
  },
  {
    id: 'deleted-stays',
    class: 'state',
    operations: ['DELETE /messages/{message_id}', 'GET /messages/{message_id}'],
    summary: 'a message can be read after it was deleted with 204',
    witness: async (ask) => {
      const path = await sent(ask);
      await asAlice(ask, 'DELETE', path);
      return (await asAlice(ask, 'GET', path)).status === 200;
    },
  },
  {
    id: 'marker-not-kept',
    class: 'state',
    operations: ['PUT /rooms/{room_id}/read-marker', 'GET /rooms/{room_id}/read-marker'],
    summary: 'a read marker is answered as it was set, and read as it was before',
    witness: async (ask) => {
      const message_id = (await sent(ask)).slice('/messages/'.length);
      await asAlice(ask, 'PUT', marker, { json: { message_id } });
      return valueAt(await asAlice(ask, 'GET', marker), 'message_id') === null;
    },
  },
  {
    id: 'reaction-stays',
    class: 'state',
    operations: ['DELETE /messages/{message_id}/reactions/{emoji}', 'GET /messages/{message_id}'],
    summary: 'a reaction that was taken back with 204 is still there',
    witness: async (ask) => {
      const path = await sent(ask);
      await asBob(ask, 'PUT', `${path}/reactions/${thumb}`);
      await asBob(ask, 'DELETE', `${path}/reactions/${thumb}`);
      return valueAt(await asAlice(ask, 'GET', path), 'reactions', 0, 'count') === 1;
    },
  },
  {
    id: 'reaction-not-kept',
    class: 'state',
    operations: [
      'PUT /messages/{message_id}/reactions/{emoji}',
      'DELETE /messages/{message_id}/reactions/{emoji}',
    ],
    summary: 'a reaction that was answered with 204 is not there',
    witness: async (ask) => {
      const path = await sent(ask);
      await asAlice(ask, 'PUT', `${path}/reactions/${thumb}`);
      return (await asAlice(ask, 'DELETE', `${path}/reactions/${thumb}`)).status === 404;
    },
  },
  {
    id: 'page-repeats-last',
    class: 'collection',
    operations: [onMessages],
    summary: 'a page begins with the last message of the page before',
    witness: async (ask) => {
      const next = await listed(ask, `?limit=2&before=${await older(ask, '?limit=2')}`, 'id');
      return (await listed(ask, '?limit=2', 'id')).includes(next[0]);
    },
  },
  {
    id: 'after-is-inclusive',
    class: 'collection',
    operations: [onMessages],
    summary: 'the messages after a cursor have that of the cursor among them',
    witness: async (ask) => {
      const page = await asAlice(ask, 'GET', messages);
      return (await listed(ask, `?after=${valueAt(page, 'next_after')}`, 'id')).length > 0;
    },
  },
  {
    id: 'later-pages-by-all',
    class: 'collection',
    operations: [onMessages],
    summary: 'the filter by author is forgotten on the second page',
    witness: async (ask) => {
      const before = await older(ask, '?limit=1&author=alice');
      return (await listed(ask, `?author=alice&before=${before}`, 'author')).includes('bob');
    },
  },
  {
    id: 'oldest-first',
    class: 'collection',
    operations: [onMessages],
    summary: 'a page has its oldest message first',
    witness: async (ask) => {
      const [first, second] = await listed(ask, '?limit=2', 'created_at');
      return String(first) < String(second);
    },
  },
];
