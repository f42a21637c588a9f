import type { Or } from '../or.ts';
import type { Call, Reply, Route } from '../serve.ts';
import { shownTime } from './book-view.ts';
import { fail, missing, ok } from './envelope.ts';
import { pageOf } from './pages.ts';
import { readBody } from './read-body.ts';
import { readReader } from './read-reader.ts';
import { readValues } from './read-values.ts';
import type { Loan } from './store.ts';
import type { World } from './world.ts';

/** The routes of loans and of the caller's account. */
export function loanRoutes(world: World): readonly Route[] {
  return [
    { method: 'GET', path: '/loans', handle: (call) => listLoans(world, call) },
    { method: 'POST', path: '/loans', handle: (call) => createLoan(world, call) },
    { method: 'GET', path: '/loans/{loan_id}', handle: (call) => getLoan(world, call) },
    { method: 'POST', path: '/loans/{loan_id}/return', handle: (call) => returnLoan(world, call) },
    { method: 'GET', path: '/me', handle: (call) => getMe(world, call) },
    ...(world.on('me-can-be-deleted') ? [deleteMe] : []),
  ];
}

const deleteMe: Route = { method: 'DELETE', path: '/me', handle: () => ({ status: 204 }) };

function getMe(world: World, call: Call): Reply {
  const reader = readReader(world, call);
  return reader.ok ? ok(200, reader.value) : reader.reply;
}

function listLoans(world: World, call: Call): Reply {
  const { on, store } = world;
  const reader = readReader(world, call);
  if (!reader.ok) return reader.reply;
  const read = readValues(world, call);
  if (!read.ok) return read.reply;
  const { open } = read.value;
  const loans = [...store.loans.values()]
    .filter((loan) => loan.reader_id === reader.value.id || on('everyones-loans-listed'))
    .filter((loan) => open === undefined || (loan.returned_at === null) === open)
    .sort((one, other) => other.id - one.id);
  return pageOf(
    world,
    read.value,
    loans.map((loan) => loanView(world, loan)),
  );
}

function createLoan(world: World, call: Call): Reply {
  const { on, store } = world;
  const reader = readReader(world, call);
  if (!reader.ok) return reader.reply;
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const { book_id, days = 14, note } = read.value as { book_id: number; days?: number; note?: string };
  if (on('long-loan-hangs') && days === 60) return { status: 0, fault: 'hang' };
  if (!store.books.has(book_id)) return fail(422, 'no_such_book', 'There is no such book.');
  if ([...store.loans.values()].some((loan) => loan.book_id === book_id && loan.returned_at === null)) {
    return fail(409, 'on_loan', 'The book is on loan.');
  }
  const id = store.nextId();
  const said = { book_id, reader_id: reader.value.id, days, ...(note !== undefined && { note }) };
  const loan: Loan = { id, ...said, borrowed_at: store.now(), returned_at: null };
  store.loans.set(id, loan);
  const headers = { Location: `${world.locationBase(call)}/loans/${id}` };
  return ok(201, loanView(world, loan), { headers });
}

function getLoan(world: World, call: Call): Reply {
  const found = findLoan(world, call, world.on('loan-read-by-others'));
  return found.ok ? ok(200, loanView(world, found.value)) : found.reply;
}

function returnLoan(world: World, call: Call): Reply {
  const { on, store } = world;
  const found = findLoan(world, call, false);
  if (!found.ok) return found.reply;
  const loan = found.value;
  if (loan.returned_at !== null) {
    // RFC 9110 knows 208 for other things; the document knows it for nothing.
    return on('returned-twice-208') ? ok(208, loanView(world, loan)) : fail(409, 'returned', 'It is back.');
  }
  const returned: Loan = { ...loan, returned_at: store.now() };
  if (!on('return-not-kept')) store.loans.set(loan.id, returned);
  return ok(200, loanView(world, returned));
}

/** The loan that a path names; one of somebody else is not there. */
function findLoan(world: World, call: Call, anyones: boolean): Or<Loan> {
  const reader = readReader(world, call);
  if (!reader.ok) return reader;
  const read = readValues(world, call);
  if (!read.ok) return read;
  const loan = world.store.loans.get(Number(read.value.loan_id));
  const isSeen = loan && (anyones || loan.reader_id === reader.value.id);
  return isSeen ? { ok: true, value: loan } : { ok: false, reply: missing() };
}

function loanView({ on }: World, loan: Loan) {
  const { borrowed_at, returned_at } = loan;
  return {
    ...loan,
    borrowed_at: shownTime(on, borrowed_at),
    returned_at: returned_at === null ? null : shownTime(on, returned_at),
  };
}
