import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import type { Desk, Loan, User } from './desk.ts';
import { shownLoan } from './loans.ts';
import { fail, json } from './replies.ts';

interface Asked {
  readonly status?: 'open' | 'returned';
  readonly due_from?: string;
  readonly due_to?: string;
  readonly sort: string;
  readonly page: number;
  readonly per_page: number;
}

/** GET /loans */
export function listLoans(desk: Desk, call: Call, user: User): Reply {
  const { on } = desk;
  const { values, violations } = checkParameters(desk, call);
  if (violations[0]) return fail(desk, 400, violations[0].message);
  // The document has made sure of the types.
  const asked = values as unknown as Asked;
  const { page, per_page } = asked;
  const mine = user.kind === 'member' && !on('list-of-all') ? user.memberId : undefined;
  const found = [...desk.loans.values()]
    .filter((loan) => (mine === undefined || loan.member_id === mine) && fits(desk, loan, asked))
    .sort(comparison(desk, asked.sort));
  const last = Math.max(1, Math.ceil(found.length / per_page));
  const from = on('last-page-repeated') ? Math.min(page, last) : page;
  const size = Math.min(per_page, 50);
  const loans = found.slice((from - 1) * size, from * size).map((loan) => shownLoan(desk, loan));
  const total = on('total-of-the-page') ? loans.length : found.length;
  const isNull = on('no-loans-is-null') && loans.length === 0;
  return json(desk, 200, { loans: isNull ? null : loans, page, per_page: size, total });
}

function fits({ on }: Desk, loan: Loan, { status, due_from, due_to }: Asked): boolean {
  const is = loan.returned_on === null ? 'open' : 'returned';
  if (status !== undefined && is !== status && !(on('returned-ignored') && status === 'returned')) {
    return false;
  }
  if (due_from !== undefined && loan.due_on < due_from) return false;
  if (due_to === undefined) return true;
  return on('due-to-exclusive') ? loan.due_on < due_to : loan.due_on <= due_to;
}

function comparison({ on }: Desk, sort: string): (one: Loan, other: Loan) => number {
  const key = sort.endsWith('due_on') ? 'due_on' : 'loaned_on';
  const isTurned = sort.startsWith('-') && !(on('loaned-only-ascending') && key === 'loaned_on');
  const sign = isTurned ? -1 : 1;
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  // Equal days stand in the order of the ids, so that pages do not overlap.
  return (one, other) => sign * order(one[key], other[key]) || order(one.id, other.id);
}
