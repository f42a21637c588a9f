import type { Call, Reply } from '../serve.ts';
import { readBody } from './admit.ts';
import type { Books, Transaction } from './books.ts';
import { amountOf, sumOf } from './money.ts';
import { fail, succeed } from './replies.ts';
import { shownTransaction } from './transactions.ts';

interface Search {
  readonly account?: string;
  readonly text?: string;
  readonly date_from?: string;
  readonly date_to?: string;
  readonly kinds?: readonly string[];
  readonly sort: string;
  readonly limit: number;
  readonly cursor: string | null;
}

/** POST /transactions/search */
export function searchTransactions(books: Books, call: Call): Reply {
  const { on } = books;
  const read = readBody(books, call);
  if (!read.ok) return read.reply;
  if (on('empty-search-crashes') && Object.keys(read.value).length === 0) return fail(books, 500);
  const usual = { sort: on('default-sort-ascending') ? 'date' : '-date', limit: 20, cursor: null };
  // The document has made sure of the types.
  const asked = { ...usual, ...read.value } as Search;
  const all = sorted(books, asked.sort, filtered(books, asked));
  const start = startOf(asked, all);
  if (start === undefined) return fail(books, 422);
  const size = on('short-pages') ? Math.max(1, asked.limit - 1) : asked.limit;
  const page = all.slice(start, start + size);
  const last = page.at(-1);
  const isLast = start + page.length >= all.length;
  const isEndless = on('cursors-never-end') && isLast && last !== undefined;
  const next = isEndless ? all[0] : isLast ? undefined : last;
  const cursor = { next_cursor: next ? cursorOf(asked, next.id) : null };
  return succeed(books, 200, {
    transactions: page.map((one) => shownTransaction(books, one)),
    ...(!(on('last-cursor-left-out') && isLast) && cursor),
    total_count: all.length,
  });
}

function filtered({ on, transactions }: Books, asked: Search): readonly Transaction[] {
  const { account, text, date_from, date_to, kinds } = asked;
  const wanted = text?.toLowerCase();
  const isBefore = (date: string, to: string) => (on('last-day-left-out') ? date < to : date <= to);
  return [...transactions.values()]
    .filter((one) => account === undefined || hasAccount(one, account))
    .filter(({ memo }) => wanted === undefined || memo?.toLowerCase().includes(wanted))
    .filter(({ date }) => date_from === undefined || date >= date_from)
    .filter(({ date }) => date_to === undefined || isBefore(date, date_to))
    .filter(({ kind }) => kinds === undefined || kinds.includes(kind));
}

function hasAccount({ postings }: Transaction, account: string): boolean {
  return postings.some(({ debit, credit }) => debit === account || credit === account);
}

/** Sorting is stable, so that equal ones keep the order of their booking. */
function sorted({ on }: Books, sort: string, found: readonly Transaction[]): readonly Transaction[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  const compare = (one: bigint | string, other: bigint | string) =>
    one === other ? 0 : one < other ? -sign : sign;
  if (sort.endsWith('date')) return [...found].sort((one, other) => compare(one.date, other.date));
  const total = ({ postings }: Transaction) =>
    on('totals-sorted-as-texts') ? amountOf(sumOf(postings)) : sumOf(postings);
  return [...found].sort((one, other) => compare(total(one), total(other)));
}

/** Where the page begins; undefined where the cursor is none, or one of another search. */
function startOf(asked: Search, all: readonly Transaction[]): number | undefined {
  if (asked.cursor === null) return 0;
  const place = all.findIndex(({ id }) => cursorOf(asked, id) === asked.cursor);
  return place < 0 ? undefined : place + 1;
}

/** The id behind which a page ends, and a short sum over what was asked. */
function cursorOf({ limit: _, cursor: __, ...filters }: Search, id: string): string {
  const text = JSON.stringify(Object.entries(filters).sort(([one], [other]) => (one < other ? -1 : 1)));
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return Buffer.from(`${id}|${sum}`).toString('base64url');
}
