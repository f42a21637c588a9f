import { fileURLToPath } from 'node:url';
import { type Contract, loadContract } from '../contract.ts';
import type { Reply } from '../serve.ts';

/** An account as it is kept. */
export interface Account {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly currency: string;
  readonly status: string;
  readonly description: string | null;
  readonly overdraft_limit: string | null;
  readonly pin?: string | undefined;
  readonly created_at: string;
  readonly updated_at: string;
}

/** One line of a transaction. */
export interface Posting {
  readonly debit: string;
  readonly credit: string;
  readonly amount: string;
}

/** A transaction as it is kept. */
export interface Transaction {
  readonly id: string;
  readonly date: string;
  readonly memo: string | null;
  readonly reference: string | null;
  readonly kind: string;
  readonly postings: readonly Posting[];
  readonly reverses: string | null;
  readonly reversed_by: string | null;
  readonly created_at: string;
}

/** An export that was begun. */
export interface Export {
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly delimiter: string;
  readonly accounts: readonly string[] | undefined;
  readonly createdAt: string;
  /** The tick at which it was begun. */
  readonly begunAt: number;
}

/** All that one running server knows. */
export interface Books {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  readonly contract: Contract;
  readonly accounts: Map<string, Account>;
  /** One a version that an account has had; never taken back, so that ETags are not used twice. */
  readonly versions: Map<string, number>;
  readonly tags: Map<string, Set<string>>;
  /** In the order of booking. */
  readonly transactions: Map<string, Transaction>;
  readonly exports: Map<string, Export>;
  /** The first answers by operation and key. */
  readonly replays: Map<string, { readonly body: string; readonly reply: Reply }>;
  /** How many accounts were deleted. */
  deleted: number;
  /** Counts all requests; one is a second of the server's clock. */
  ticks: number;
  /** Counts what was made. */
  made: number;
}

/** The document of the ledger. */
export const documentPath = fileURLToPath(new URL('openapi.yaml', import.meta.url));

const startMs = Date.UTC(2025, 5, 1, 8);

const seededAccounts = [
  ['1000', 'Cash', 'asset'],
  ['1200', 'Bank', 'asset'],
  ['1200-USD', 'Bank in dollars', 'asset'],
  ['2000', 'Payables', 'liability'],
  ['3000', 'Capital', 'equity'],
  ['4000', 'Sales', 'income'],
  ['6000', 'Rent', 'expense'],
  ['6100', 'Travel', 'expense'],
] as const;

const seededTransactions = [
  ['2025-01-01', 'Capital paid in', 'opening', '1200', '3000', '1000.00'],
  ['2025-01-31', 'Rent for January', 'regular', '6000', '1200', '800.00'],
  ['2025-02-10', 'Sold for cash', 'regular', '1000', '4000', '9.50'],
  ['2025-02-11', null, 'regular', '1000', '4000', '120.00'],
  ['2025-03-03', 'Counted the till', 'adjustment', '6100', '1000', '45.25'],
] as const;

/** Makes books with eight accounts and five transactions. */
export function createBooks(switched: string | undefined): Books {
  const books: Books = {
    on: (id) => id === switched,
    contract: loadContract(documentPath),
    accounts: new Map(),
    versions: new Map(),
    tags: new Map([['1000', new Set(['audit', 'till'])]]),
    transactions: new Map(),
    exports: new Map(),
    replays: new Map(),
    deleted: 0,
    ticks: 0,
    made: 0,
  };
  const times = { created_at: now(books), updated_at: now(books) };
  for (const [code, name, type] of seededAccounts) {
    const currency = code.endsWith('USD') ? 'USD' : 'EUR';
    const none = { status: 'open', description: null, overdraft_limit: null };
    keepAccount(books, { code, name, type, currency, ...none, ...times });
  }
  for (const [date, memo, kind, debit, credit, amount] of seededTransactions) {
    keepTransaction(books, { date, memo, kind, postings: [{ debit, credit, amount }] });
  }
  return books;
}

/** The time of the server's clock. */
export function now({ ticks }: Books): string {
  return new Date(startMs + ticks * 1000).toISOString();
}

/** Keeps an account under a new version. */
export function keepAccount(books: Books, account: Account): void {
  books.accounts.set(account.code, account);
  books.versions.set(account.code, (books.versions.get(account.code) ?? 0) + 1);
}

/** What makes a transaction. */
export type Draft = Pick<Transaction, 'date' | 'memo' | 'kind' | 'postings'> &
  Partial<Pick<Transaction, 'reference' | 'reverses'>>;

/** Keeps a new transaction. */
export function keepTransaction(books: Books, draft: Draft): Transaction {
  books.made += 1;
  const number = String(books.made).padStart(8, '0');
  const id = books.on('odd-ids') ? `txn_~.${number.split('').reverse().join('')}-_Z` : `txn_${number}`;
  const made = { id, reference: null, reverses: null, ...draft, reversed_by: null, created_at: now(books) };
  books.transactions.set(id, made);
  return made;
}
