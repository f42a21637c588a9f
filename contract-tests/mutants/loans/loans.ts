import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import { addDays, type Copy, type Desk, type Loan, loanDays, openLoans, type User } from './desk.ts';
import { crash, type FieldFault, fail, json, read } from './replies.ts';

/** POST /loans */
export function createLoan(desk: Desk, call: Call): Reply {
  const { on } = desk;
  const sent = read(desk, call);
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const fields = sent.value as unknown as Pick<Loan, 'copy_id' | 'member_id' | 'note'> & Partial<Loan>;
  const { copy_id, member_id, note = null, loaned_on = desk.now().slice(0, 10) } = fields;
  if (on('leap-day-crashes') && loaned_on.endsWith('-02-29')) return crash(desk, 'RangeError: Invalid date');
  const faults = missing(desk, copy_id, member_id);
  if (faults.length > 0) return fail(desk, 422, 'There is no such copy or member.', faults);
  const isOut = openLoans(desk, (loan) => loan.copy_id === copy_id).length > 0;
  if (isOut) return fail(desk, 409, 'The copy is on loan.');
  const has = openLoans(desk, (loan) => loan.member_id === member_id).length;
  if (has >= 5) return fail(desk, 422, 'The member has 5 open loans.');
  const due_on = addDays(loaned_on, loanDays);
  const dates = { loaned_on, due_on, returned_on: null };
  const loan: Loan = { id: desk.nextId('ln'), copy_id, member_id, ...dates, renewals: 0, note };
  desk.loans.set(loan.id, loan);
  const Location = `/v1/loans/${on('location-of-copy') ? copy_id : loan.id}`;
  return json(desk, 201, shownLoan(desk, loan), { Location });
}

/** GET /loans/{loanId} */
export function getLoan(desk: Desk, call: Call, user: User): Reply {
  const found = findLoan(desk, call, user);
  return found.ok ? json(desk, 200, shownLoan(desk, found.value)) : found.reply;
}

/** POST /loans/{loanId}/return */
export function returnLoan(desk: Desk, call: Call, user: User): Reply {
  const { on } = desk;
  const found = findLoan(desk, call, user);
  if (!found.ok) return found.reply;
  const sent = read(desk, call);
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const { returned_on, condition } = sent.value as { returned_on: string; condition?: Copy['condition'] };
  const before = found.value;
  if (before.returned_on !== null && !on('returned-again')) {
    return fail(desk, 409, 'The loan is returned already.');
  }
  if (returned_on < before.loaned_on) {
    const fault = { name: 'returned_on', reason: 'is before the day of the loan' };
    return fail(desk, 422, 'The date is not valid.', [fault]);
  }
  const after: Loan = { ...before, returned_on };
  if (!on('return-not-kept')) desk.loans.set(after.id, after);
  const copy = desk.copies.get(after.copy_id);
  if (copy && condition) desk.copies.set(copy.id, { ...copy, condition });
  return json(desk, 200, shownLoan(desk, after));
}

/** POST /loans/{loanId}/renew */
export function renewLoan(desk: Desk, call: Call, user: User): Reply {
  const { on } = desk;
  const found = findLoan(desk, call, user);
  if (!found.ok) {
    return on('renewing-unknown-crashes') ? crash(desk, "TypeError: reading 'due_on'") : found.reply;
  }
  const before = found.value;
  if (before.returned_on !== null) return fail(desk, 409, 'The loan is returned.');
  if (before.renewals >= 2) return fail(desk, 409, 'The loan was renewed twice.');
  const after: Loan = { ...before, renewals: before.renewals + 1, due_on: addDays(before.due_on, 14) };
  desk.loans.set(after.id, on('renewal-not-kept') ? { ...after, due_on: before.due_on } : after);
  return json(desk, 200, shownLoan(desk, after));
}

/** A loan as it is shown. */
export function shownLoan({ on }: Desk, loan: Loan): Record<string, unknown> {
  const { due_on, returned_on } = loan;
  const days = returned_on === null ? 0 : (Date.parse(returned_on) - Date.parse(due_on)) / 86_400_000;
  const cents = Math.min(1000, Math.max(0, days * 20));
  const amount = on('fine-in-euros') && cents % 100 !== 0 ? cents / 100 : cents;
  const status = returned_on === null ? 'open' : 'returned';
  return { ...loan, status, fine: { amount, currency: 'EUR' } };
}

function missing({ copies, members }: Desk, copyId: string, memberId: string): readonly FieldFault[] {
  return [
    ...(copies.has(copyId) ? [] : [{ name: 'copy_id', reason: 'is not known' }]),
    ...(members.has(memberId) ? [] : [{ name: 'member_id', reason: 'is not known' }]),
  ];
}

function findLoan(desk: Desk, call: Call, user: User): Or<Loan> {
  const loan = desk.loans.get(call.params.loanId ?? '');
  if (!loan) return { ok: false, reply: fail(desk, 404) };
  const isHidden = user.kind === 'member' && loan.member_id !== user.memberId;
  const isRead = call.template === '/loans/{loanId}' && desk.on('others-loan-readable');
  if (!isHidden || isRead) return { ok: true, value: loan };
  return { ok: false, reply: fail(desk, desk.on('hidden-is-403') ? 403 : 404) };
}
