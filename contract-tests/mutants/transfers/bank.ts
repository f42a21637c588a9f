import { createHash } from 'node:crypto';
import { type Contract, loadContract } from '../contract.ts';

/** An account as it is kept. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly cents: number;
  readonly openedAt: string;
}

/** A transfer as it is kept. */
export interface Transfer {
  readonly id: string;
  readonly fromAccountId: string;
  readonly toAccountId: string;
  readonly cents: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly status: string;
  readonly createdAt: string;
}

/** All that one running server knows. */
export interface Bank {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  readonly contract: Contract;
  readonly accounts: Map<string, Account>;
  readonly transfers: Map<string, Transfer>;
  /** By idempotency key: the body, and the transfer that it made. */
  readonly repeats: Map<string, { readonly body: string; readonly id: string }>;
  readonly nextId: (kind: 'acc' | 'tr') => string;
  /** A clock that counts what was asked of it. */
  readonly now: () => string;
}

/** Makes a bank with four accounts and three transfers. */
export function createBank(switched: string | undefined, document: string): Bank {
  const on = (id: string) => id === switched;
  let time = Date.UTC(2025, 5, 2, 8);
  const made = { acc: 1000, tr: 0 };
  const bank: Bank = {
    on,
    contract: loadContract(document),
    accounts: new Map(),
    transfers: new Map(),
    repeats: new Map(),
    nextId: (kind) => {
      made[kind] += 1;
      const isOdd = on('odd-ids') && bank.transfers.size >= 3;
      return isOdd ? oddId(`${kind}${made[kind]}`) : `${kind}_${made[kind]}`;
    },
    now: () => {
      time += 1000;
      return new Date(time).toISOString();
    },
  };
  seed(bank);
  return bank;
}

function seed({ accounts, transfers, nextId, now }: Bank): void {
  const seeds = [
    ['Operations', 'EUR', 100_000_000],
    ['Salaries', 'EUR', 2_505_000],
    ['Travel', 'EUR', 8_075],
    ['New York', 'USD', 500_000],
  ] as const;
  for (const [name, currency, cents] of seeds) {
    const id = nextId('acc');
    accounts.set(id, { id, name, currency, cents, openedAt: now() });
  }
  for (const [to, cents, reference] of [
    ['acc_1002', 500_000, 'Salaries May'],
    ['acc_1003', 8_075, null],
    ['acc_1002', 5_000, 'Bonus'],
  ] as const) {
    const id = nextId('tr');
    const accountIds = { fromAccountId: 'acc_1001', toAccountId: to };
    const rest = { currency: 'EUR', reference, status: 'completed', createdAt: now() };
    transfers.set(id, { id, ...accountIds, cents, ...rest });
  }
}

/** Looks odd and needs to be escaped in a path: `Zm9v+Zm=~`. */
function oddId(text: string): string {
  return `${createHash('sha256').update(text).digest('base64').slice(0, 10).replaceAll('/', '.')}+=~`;
}
