import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { asMember, asStaff, lend } from './requests.ts';

/** What the lending desk may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'more-fields',
    summary: 'answers have a field that the document does not describe and does not forbid',
    witness: async (ask) => valueAt(await asStaff(ask, 'GET', '/copies'), '_meta', 'version') === 7,
  },
  {
    id: 'hidden-is-403',
    summary: 'the loan of another member is a 403 instead of a 404',
    witness: async (ask) => (await asMember(ask, 'GET', '/loans/ln-0003')).status === 403,
  },
  {
    id: 'upper-case-charset',
    summary: 'Content-Type has a charset',
    witness: async (ask) =>
      (await asStaff(ask, 'GET', '/copies')).headers['content-type'] === 'application/json; charset=UTF-8',
  },
  {
    id: 'chunked',
    summary: 'bodies are sent in chunks, without a length',
    witness: async (ask) => (await asStaff(ask, 'GET', '/loans')).headers['transfer-encoding'] === 'chunked',
  },
  {
    id: 'odd-ids',
    summary: 'new loans, members and copies have ids with a dot and a tilde',
    witness: async (ask) => String(valueAt(await lend(ask), 'id')).includes('~A_z'),
  },
];
