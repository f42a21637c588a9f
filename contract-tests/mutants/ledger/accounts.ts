import type { Call, Reply } from '../serve.ts';
import { readBody } from './admit.ts';
import { type Account, type Books, keepAccount, now } from './books.ts';
import { fail, succeed } from './replies.ts';

type Values = Readonly<Record<string, unknown>>;

/** GET /accounts */
export function listAccounts(books: Books, _call: Call, values: Values): Reply {
  const { on } = books;
  // The document has made sure of the types, and fills in the defaults.
  const { prefix, page, per_page: size } = values as { prefix?: string; page: number; per_page: number };
  if (on('quote-in-prefix-crashes') && prefix?.includes("'")) return fail(books, 500);
  const types = values.type as readonly string[] | undefined;
  const wanted = on('second-type-ignored') ? types?.slice(0, 1) : types;
  const fits = (code: string) => prefix === undefined || code.startsWith(prefix);
  const found = [...books.accounts.values()]
    .filter(({ code, type }) => fits(code) && (wanted?.includes(type) ?? true))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  const pages = Math.max(1, Math.ceil(found.length / size));
  const shownPage = on('last-page-repeated') ? Math.min(page, pages) : page;
  const entries = found.slice((shownPage - 1) * size, shownPage * size);
  const result = entries.map((account) => shownAccount(books, account));
  const total = found.length + (on('total-counts-deleted') ? books.deleted : 0);
  const isCounted = !(on('total-missing-when-empty') && found.length === 0);
  return succeed(books, 200, result, {
    ...(isCounted && { 'X-Total-Count': String(total) }),
    ...linkOf(books, { prefix, types, page, size, pages }),
  });
}

/** GET /accounts/{code} */
export function getAccount(books: Books, call: Call, values: Values): Reply {
  const account = books.accounts.get(String(values.code));
  if (!account || (books.on('head-is-404') && call.method === 'HEAD')) return fail(books, 404);
  const etag = etagOf(books, account);
  const known = String(values['If-None-Match'] ?? '');
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  const isSame = known.trim() === '*' || known.split(',').map(opaque).includes(opaque(etag));
  if (isSame && known !== '') return { status: 304, headers: { ETag: etag } };
  return succeed(books, 200, shownAccount(books, account), { ETag: etag });
}

/** PUT /accounts/{code} */
export function putAccount(books: Books, call: Call, values: Values): Reply {
  const { on, accounts } = books;
  const read = readBody(books, call);
  if (!read.ok) return read.reply;
  const code = String(values.code);
  const before = accounts.get(code);
  if (before && values['If-None-Match'] === '*' && !on('star-replaces')) return fail(books, 412);
  const { name, type, currency, status, description, overdraft_limit, pin } = read.value;
  const created = on('created-at-taken') ? (read.value.created_at ?? now(books)) : now(books);
  const fields = {
    ...{ name, type, currency, pin },
    status: status ?? 'open',
    description: description ?? null,
    overdraft_limit: overdraft_limit ?? null,
  };
  const times = { created_at: before?.created_at ?? created, updated_at: now(books) };
  // The document has made sure of the types.
  const account = { code, ...fields, ...times } as Account;
  keepAccount(books, account);
  const location = `/ledger/v1/accounts/${code}`;
  const headers: Record<string, string> = { ETag: etagOf(books, account) };
  const isNew = !before || on('replaced-is-201');
  if (isNew) headers.Location = location;
  return succeed(books, isNew ? 201 : 200, shownAccount(books, account), headers);
}

/** PATCH /accounts/{code} */
export function changeAccount(books: Books, call: Call, values: Values): Reply {
  const { on } = books;
  const before = books.accounts.get(String(values.code));
  if (!before) return fail(books, 404);
  const read = readBody(books, call);
  if (!read.ok) return read.reply;
  // The document has made sure of the fields and their types.
  const after = { ...before, ...read.value, updated_at: now(books) } as Account;
  const { overdraft_limit } = before;
  keepAccount(books, on('overdraft-not-kept') ? { ...after, overdraft_limit } : after);
  const shown = shownAccount(books, after);
  const result = on('pin-shown') && after.pin !== undefined ? { ...shown, pin: after.pin } : shown;
  return succeed(books, 200, result, { ETag: etagOf(books, after) });
}

/** DELETE /accounts/{code} */
export function deleteAccount(books: Books, _call: Call, values: Values): Reply {
  const code = String(values.code);
  if (!books.accounts.has(code)) return fail(books, 404);
  const isBooked = [...books.transactions.values()].some(({ postings }) =>
    postings.some(({ debit, credit }) => debit === code || credit === code),
  );
  if (isBooked && !books.on('booked-account-deleted')) return fail(books, 409);
  books.accounts.delete(code);
  books.tags.delete(code);
  books.deleted += 1;
  return { status: 204 };
}

function shownAccount({ on }: Books, account: Account): Record<string, unknown> {
  const { pin: _, description, overdraft_limit, ...rest } = account;
  const optional = Object.entries({ description, overdraft_limit });
  const shown = optional.filter(([, value]) => !(on('nulls-left-out') && value === null));
  const extra = on('extra-fields') ? { _links: { self: { href: account.code } }, revision: 4 } : {};
  return { ...extra, ...rest, ...Object.fromEntries(shown) };
}

function etagOf({ on, versions }: Books, { code }: Account): string {
  const version = on('etag-unchanged') ? 1 : versions.get(code);
  return `${on('weak-etags') ? 'W/' : ''}"${code}:${version}"`;
}

interface Listing {
  readonly prefix: string | undefined;
  readonly types: readonly string[] | undefined;
  readonly page: number;
  readonly size: number;
  readonly pages: number;
}

function linkOf({ on }: Books, { prefix, types = [], page, size, pages }: Listing): Record<string, string> {
  const to = (target: number, rel: string) => {
    const query = new URLSearchParams({ page: String(target), per_page: String(size) });
    if (prefix !== undefined) query.set('prefix', prefix);
    if (!on('link-drops-type')) for (const type of types) query.append('type', type);
    return `</ledger/v1/accounts?${query}>; rel="${rel}"`;
  };
  const links: string[] = [];
  if (page < pages) links.push(to(page + 1, 'next'));
  if (page > 1) links.push(to(page - 1, 'prev'));
  return links.length > 0 ? { Link: links.join(', ') } : {};
}
