import type { Call, Reply } from '../serve.ts';
import type { Books } from './books.ts';
import { amountOf, centsOf } from './money.ts';
import { fail, succeed } from './replies.ts';

type Values = Readonly<Record<string, unknown>>;

/** GET /accounts/{code}/balance */
export function getBalance(books: Books, _call: Call, values: Values): Reply {
  const { on } = books;
  const account = books.accounts.get(String(values.code));
  if (!account) return fail(books, 404);
  // The document has made sure of the type.
  const at = values.at as string | undefined;
  if (on('leap-day-crashes') && at?.endsWith('-02-29')) return fail(books, 500);
  const { code } = account;
  const isIn = (date: string) => at === undefined || date <= at;
  const postings = [...books.transactions.values()]
    .filter(({ date }) => isIn(date))
    .flatMap((one) => one.postings);
  const sum = (side: 'debit' | 'credit') =>
    postings.filter((one) => one[side] === code).reduce((total, { amount }) => total + centsOf(amount), 0n);
  const [debits, credits] = [sum('debit'), sum('credit')];
  const balance = amountOf(debits - credits);
  return succeed(books, 200, {
    account: code,
    currency: account.currency,
    at: at ?? null,
    debits: amountOf(debits),
    credits: amountOf(credits),
    balance: on('nothing-as-bare-zero') && balance === '0.00' ? '0' : balance,
  });
}

/** GET /accounts/{code}/tags */
export function listTags(books: Books, _call: Call, values: Values): Reply {
  const code = String(values.code);
  if (!books.accounts.has(code)) return fail(books, 404);
  const tags = [...(books.tags.get(code) ?? [])].sort();
  return succeed(books, 200, books.on('no-tags-are-null') && tags.length === 0 ? null : tags);
}

/** PUT /accounts/{code}/tags/{tag} */
export function addTag(books: Books, _call: Call, values: Values): Reply {
  const [code, tag] = [String(values.code), String(values.tag)];
  if (!books.accounts.has(code)) return fail(books, 404);
  const tags = books.tags.get(code) ?? new Set();
  if (tags.has(tag)) return books.on('tagged-twice-is-409') ? fail(books, 409) : { status: 204 };
  if (tags.size >= 10) return fail(books, 409);
  books.tags.set(code, tags.add(tag));
  return { status: 204 };
}

/** DELETE /accounts/{code}/tags/{tag} */
export function removeTag(books: Books, _call: Call, values: Values): Reply {
  const { on } = books;
  const tags = books.tags.get(String(values.code));
  const tag = String(values.tag);
  if (!books.accounts.has(String(values.code))) return fail(books, 404);
  if (!tags?.has(tag)) return on('absent-tag-is-204') ? { status: 204 } : fail(books, 404);
  if (!on('removed-tag-listed')) tags.delete(tag);
  return { status: 204 };
}
