import type { Call, Reply } from '../serve.ts';
import { readBody } from './admit.ts';
import { type Books, type Draft, keepTransaction, type Posting, type Transaction } from './books.ts';
import { amountOf, sumOf } from './money.ts';
import { type Detail, errorOf, fail, succeed } from './replies.ts';

type Values = Readonly<Record<string, unknown>>;

/** POST /transactions */
export function bookTransaction(books: Books, call: Call, values: Values): Reply {
  const { on } = books;
  const read = readBody(books, call);
  if (!read.ok) return read.reply;
  return once(books, call, values, () => {
    const draft = draftOf(read.value);
    const isLargest = draft.postings.some(({ amount }) => amount === '9999999999.99');
    if (on('largest-amount-crashes') && isLargest) return fail(books, 500);
    const details = faultsOf(books, draft.postings);
    if (details.length > 0) return fail(books, 422, details);
    return booked(books, keepTransaction(books, draft));
  });
}

/** POST /transactions/bulk */
export function bookTransactions(books: Books, call: Call, values: Values): Reply {
  const { on } = books;
  const read = readBody(books, call);
  if (!read.ok) return read.reply;
  return once(books, call, values, () => {
    // The document has made sure of the type.
    const entries = read.value.entries as readonly Values[];
    if (on('full-bulk-hangs') && entries.length === 50) return { status: 207, fault: 'hang' };
    const results = entries.map((entry, index) => {
      const draft = draftOf(entry);
      const details = faultsOf(books, draft.postings);
      if (details.length > 0) {
        return { index, status: 422, transaction: null, error: errorOf(422, details) };
      }
      const made = keepTransaction(books, draft);
      if (on('bulk-not-kept')) books.transactions.delete(made.id);
      return { index, status: 201, transaction: shownTransaction(books, made), error: null };
    });
    const isRefused = results.every(({ status }) => status === 422);
    return on('all-refused-is-422') && isRefused ? fail(books, 422) : succeed(books, 207, results);
  });
}

/** GET /transactions/{id} */
export function getTransaction(books: Books, _call: Call, values: Values): Reply {
  const found = books.transactions.get(String(values.id));
  if (!found) return fail(books, 404);
  const shown = shownTransaction(books, found);
  const created_at = found.created_at.replace('Z', '');
  return succeed(books, 200, books.on('created-without-zone') ? { ...shown, created_at } : shown);
}

/** POST /transactions/{id}/reverse */
export function reverseTransaction(books: Books, _call: Call, values: Values): Reply {
  const { on, transactions } = books;
  const found = transactions.get(String(values.id));
  if (!found) return fail(books, 404);
  const isDone = found.reversed_by !== null && !on('reversed-twice');
  if (isDone || found.reverses !== null) return fail(books, 409);
  const { id, date, memo, reference } = found;
  const postings = found.postings.map(({ debit, credit, amount }) => ({
    debit: credit,
    credit: debit,
    amount,
  }));
  const made = keepTransaction(books, { date, memo, reference, kind: 'adjustment', postings, reverses: id });
  if (!on('reversal-not-noted')) transactions.set(id, { ...found, reversed_by: made.id });
  return booked(books, made);
}

/** The violation: a method that the document does not have. */
export function deleteTransaction(books: Books, _call: Call, values: Values): Reply {
  return books.transactions.delete(String(values.id)) ? { status: 204 } : fail(books, 404);
}

/** A transaction as it is shown. */
export function shownTransaction({ on }: Books, one: Transaction): Record<string, unknown> {
  const { memo, reference, ...rest } = one;
  const optional = Object.entries({ memo, reference });
  const shown = optional.filter(([, value]) => !(on('nulls-left-out') && value === null));
  const extra = on('extra-fields') ? { ledger: 'main', revision: 1 } : {};
  return { ...extra, ...rest, ...Object.fromEntries(shown), total: amountOf(sumOf(one.postings)) };
}

function booked(books: Books, made: Transaction): Reply {
  const headers = { Location: `/ledger/v1/transactions/${made.id}` };
  return succeed(books, 201, shownTransaction(books, made), headers);
}

/** Does something once a key; what was refused may be tried again. */
function once(books: Books, call: Call, values: Values, act: () => Reply): Reply {
  const key = `${call.template} ${String(values['Idempotency-Key'])}`;
  const body = JSON.stringify(JSON.parse(call.body.toString()));
  const before = values['Idempotency-Key'] === undefined ? undefined : books.replays.get(key);
  if (before && before.body !== body) return fail(books, 409);
  const isAgain = before && !(books.on('replay-books-again') && call.template === '/transactions');
  if (isAgain) {
    return { ...before.reply, headers: { ...before.reply.headers, 'Idempotent-Replayed': 'true' } };
  }
  const reply = act();
  if (reply.status < 300) books.replays.set(key, { body, reply });
  return reply;
}

function draftOf(value: Values): Draft {
  // The document has made sure of the types.
  const { date, memo = null, reference = null, postings, kind = 'regular' } = value as Partial<Transaction>;
  return { date, memo, reference, kind, postings } as Draft;
}

/** What no schema can say: accounts that are there, and two of them. */
function faultsOf({ accounts }: Books, postings: readonly Posting[]): readonly Detail[] {
  return postings.flatMap(({ debit, credit }, index) => {
    const unknown = [debit, credit].filter((code) => !accounts.has(code));
    const issues = unknown.map((code) => `there is no account ${code}`);
    if (debit === credit) issues.push('debit and credit are the same account');
    return issues.map((issue) => ({ field: `/postings/${index}`, issue }));
  });
}
