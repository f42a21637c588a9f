import { listAt, valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { askAda, eachOf, keys } from './ask-feed.ts';

const one = '/drafts/{draft_id}';
const add = (ask: Ask, json: object = {}) => askAda(ask, 'POST', '/drafts', json);
const addId = async (ask: Ask) => String(valueAt(await add(ask), 'id'));

/** What is wrong with drafts. */
export const draftMutants: readonly Mutant[] = [
  {
    id: 'draft-created-202',
    class: 'status',
    operations: ['POST /drafts'],
    summary: 'An undocumented 202 instead of 201.',
    witness: async (ask) => (await add(ask)).status === 202,
  },
  {
    id: 'latin-1',
    class: 'headers-media',
    alsoClass: ['response-shape'],
    operations: [`GET ${one}`],
    summary: 'JSON in ISO 8859-1.',
    witness: async (ask) => {
      const { headers } = await askAda(ask, 'GET', `/drafts/${await addId(ask)}`);
      return headers['content-type'] === 'application/json; charset=iso-8859-1';
    },
  },
  {
    id: 'client-version-any',
    class: 'input-acceptance',
    operations: ['POST /drafts'],
    summary: 'X-Client-Version may be anything.',
    witness: async (ask) => {
      const headers = { ...keys.ada, 'X-Client-Version': 'newest' };
      return (await ask('POST', '/drafts', { headers, json: {} })).status === 201;
    },
  },
  {
    id: 'limit-in-words',
    class: 'input-acceptance',
    operations: ['GET /drafts'],
    summary: 'A limit that is no number is taken for the default.',
    witness: async (ask) => (await askAda(ask, 'GET', '/drafts?limit=ten')).status === 200,
  },
  {
    id: 'planned-draft-not-kept',
    class: 'state',
    operations: ['POST /drafts'],
    summary: 'A draft that has a publish_at cannot be read after it was created.',
    witness: async (ask) => {
      const id = valueAt(await add(ask, { publish_at: '2031-05-01T08:00:00Z' }), 'id');
      return (await askAda(ask, 'GET', `/drafts/${id}`)).status === 404;
    },
  },
  {
    id: 'draft-title-empty',
    class: 'state',
    alsoClass: ['response-shape', 'input-acceptance'],
    operations: ['POST /drafts'],
    summary: 'The title that is left out is not the documented default.',
    witness: async (ask) => valueAt(await add(ask), 'title') === 'New',
  },
  {
    id: 'draft-any-key',
    class: 'auth',
    operations: ['POST /drafts'],
    summary: 'Any key will do.',
    witness: async (ask) => {
      const headers = { ...keys.ada, 'X-Api-Key': 'key-of-nobody' };
      return (await ask('POST', '/drafts', { headers, json: {} })).status === 201;
    },
  },
  {
    id: 'foreign-draft-read',
    class: 'auth',
    operations: [`GET ${one}`],
    summary: "Another author's draft can be read.",
    witness: async (ask) =>
      (await ask('GET', `/drafts/${await addId(ask)}`, { headers: keys.ben })).status === 200,
  },
  {
    id: 'foreign-draft-deleted',
    class: 'auth',
    operations: [`DELETE ${one}`],
    summary: "Another author's draft can be deleted.",
    witness: async (ask) =>
      (await ask('DELETE', `/drafts/${await addId(ask)}`, { headers: keys.ben })).status === 204,
  },
  {
    id: 'foreign-drafts-listed',
    class: 'auth',
    alsoClass: ['collection'],
    operations: ['GET /drafts'],
    summary: "The list has other authors' drafts.",
    witness: async (ask) => {
      const id = await addId(ask);
      return eachOf(await ask('GET', '/drafts', { headers: keys.ben }), 'id').includes(id);
    },
  },
  {
    id: '405-without-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET /drafts', 'POST /drafts'],
    summary: 'The 405 lacks its Allow.',
    witness: async (ask) => {
      const { status, headers } = await askAda(ask, 'PUT', '/drafts', {});
      return status === 405 && headers.allow === undefined;
    },
  },
  {
    id: 'one-draft-more',
    class: 'collection',
    operations: ['GET /drafts'],
    summary: 'A page has one draft more than its limit.',
    witness: async (ask) => {
      for (let count = 0; count < 3; count++) await add(ask);
      return listAt(await askAda(ask, 'GET', '/drafts?limit=1'), 'items').length === 2;
    },
  },
];
