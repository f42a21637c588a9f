import { listAt, valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { asAlice, messages, send } from './requests.ts';

/** What the chats may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'odd-ids',
    summary: 'ids begin and end with hyphens, and are in capitals',
    witness: async (ask) => /^-_[0-9A-F]{12}--$/.test(String(valueAt(await send(ask), 'id'))),
  },
  {
    id: 'short-pages',
    summary: 'pages have at most two messages',
    witness: async (ask) => listAt(await asAlice(ask, 'GET', `${messages}?limit=50`), 'items').length === 2,
  },
  {
    id: 'absolute-links',
    summary: 'links are absolute, two in one header, with an unquoted relation',
    witness: async (ask) => {
      const { headers } = await asAlice(ask, 'GET', `${messages}?limit=1`);
      return headers.link?.endsWith('>; rel=next') === true;
    },
  },
  {
    id: 'telling-problems',
    summary: 'problems have a type and members of their own',
    witness: async (ask) => valueAt(await ask('GET', '/rooms'), 'type') === '/problems#chats',
  },
  {
    id: 'lower-case-in-pieces',
    summary: 'header names are in lower case, bodies come in chunks',
    witness: async (ask) => {
      const { rawHeaders, headers } = await asAlice(ask, 'GET', '/rooms');
      return rawHeaders.includes('content-type') && headers['transfer-encoding'] === 'chunked';
    },
  },
];
