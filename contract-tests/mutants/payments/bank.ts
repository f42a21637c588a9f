/** An amount of money. */
export interface Amount {
  readonly value: number;
  readonly currency: string;
}

/** A payment as it is kept. */
export interface Payment {
  readonly id: string;
  readonly merchant: string;
  readonly amount: Amount;
  readonly source: string;
  readonly status: 'authorized' | 'captured' | 'voided' | 'refunded';
  /** In cents. */
  readonly refundedCents: number;
  readonly description: string | null;
  readonly receipt_email?: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A refund as it is kept. */
export interface Refund {
  readonly id: string;
  readonly payment: string;
  readonly merchant: string;
  readonly cents: number;
  readonly reason: string;
  readonly createdAt: number;
}

/** What was done with an idempotency key. */
export interface Done {
  readonly body: string;
  readonly answer: unknown;
  readonly location: string;
}

/** All that one running server knows. */
export interface Bank {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In the order of their making. */
  readonly payments: Map<string, Payment>;
  readonly refunds: Map<string, Refund>;
  readonly done: Map<string, Done>;
  /** A new id: `pay_0000000010`. */
  readonly nextId: (kind: 'pay' | 'ref') => string;
}

/** Makes a bank with five payments, of which the last is the second merchant's, and two refunds. */
export function createBank(switched: string | undefined, now: () => number): Bank {
  let made = 15;
  const nextId = (kind: string) => {
    made += 1;
    return `${kind}_${made.toString(16).padStart(10, '0')}`;
  };
  const on = (id: string) => id === switched;
  const bank: Bank = { on, now, payments: new Map(), refunds: new Map(), done: new Map(), nextId };
  const seeds = [
    ['1', 'merchant-1', 'captured', 20, 'EUR', 500],
    ['2', 'merchant-1', 'authorized', 75.5, 'USD', 0],
    ['3', 'merchant-1', 'captured', 9.99, 'GBP', 0],
    ['4', 'merchant-1', 'voided', 300, 'EUR', 0],
    ['5', 'merchant-2', 'captured', 42, 'EUR', 200],
  ] as const;
  for (const [number, merchant, status, value, currency, refundedCents] of seeds) {
    const id = `pay_000000000${number}`;
    const createdAt = Date.UTC(2024, 4, Number(number), 12);
    const amount = { value, currency };
    const noted = { source: 'src_visa4242', description: `Order ${number}`, metadata: { shop: 'north' } };
    bank.payments.set(id, {
      ...noted,
      id,
      merchant,
      amount,
      status,
      refundedCents,
      createdAt,
      updatedAt: createdAt,
    });
    if (refundedCents === 0) continue;
    const refund = { merchant, payment: id, cents: refundedCents, reason: 'requested', createdAt };
    bank.refunds.set(`ref_000000000${number}`, { ...refund, id: `ref_000000000${number}` });
  }
  return bank;
}
