import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import { type Copy, type Desk, openLoans } from './desk.ts';
import { fail, json, read } from './replies.ts';

interface Asked {
  readonly status?: string;
  readonly page: number;
  readonly per_page: number;
}

/** GET /copies */
export function listCopies(desk: Desk, call: Call): Reply {
  const { values, violations } = checkParameters(desk, call);
  if (violations[0]) return fail(desk, 400, violations[0].message);
  // The document has made sure of the types.
  const { status, page, per_page } = values as unknown as Asked;
  const found = [...desk.copies.values()]
    .map((copy) => shownCopy(desk, copy))
    .filter((copy) => status === undefined || copy.status === status);
  const copies = found.slice((page - 1) * per_page, page * per_page);
  return json(desk, 200, { copies, page, per_page, total: found.length });
}

/** POST /copies */
export function addCopy(desk: Desk, call: Call): Reply {
  const sent = read(desk, call);
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const fields = sent.value as unknown as Pick<Copy, 'title'> & Partial<Copy>;
  const copy: Copy = { isbn: null, condition: 'good', ...fields, id: desk.nextId('cp') };
  desk.copies.set(copy.id, copy);
  return json(desk, desk.on('copy-accepted') ? 202 : 201, shownCopy(desk, copy));
}

function shownCopy(desk: Desk, copy: Copy): Copy & { readonly status: string } {
  const isOut = openLoans(desk, (loan) => loan.copy_id === copy.id).length > 0;
  return { ...copy, status: isOut ? 'on_loan' : 'available' };
}
