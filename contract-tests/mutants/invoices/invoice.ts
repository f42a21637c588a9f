/** A line as it is sent. */
export interface LineInput {
  readonly description: string;
  readonly quantity: number;
  /** In minor units. */
  readonly unit_amount: number;
  /** 0 where it is left out. */
  readonly tax_percent?: number;
}

/** An invoice as it is sent. */
export interface InvoiceInput {
  readonly customer_id: string;
  readonly currency: string;
  readonly lines: readonly LineInput[];
  readonly due_date?: string | null;
  readonly memo?: string | null;
}

/** An invoice as it is kept; amounts in minor units. */
export interface Invoice {
  readonly id: string;
  readonly account: string;
  readonly number: string | null;
  readonly status: 'draft' | 'open' | 'paid' | 'void';
  readonly customer_id: string;
  readonly currency: string;
  readonly lines: readonly (Required<LineInput> & { readonly amount: number })[];
  readonly subtotal: number;
  readonly tax: number;
  readonly total: number;
  readonly due_date: string | null;
  readonly memo: string | null;
  readonly payment: {
    readonly method: string;
    readonly reference: string | null;
    readonly paid_at: string;
  } | null;
  readonly created_at: string;
  readonly finalized_at: string | null;
}

/** Makes a draft and computes its amounts. */
export function createInvoice(
  { customer_id, currency, lines, due_date = null, memo = null }: InvoiceInput,
  made: Pick<Invoice, 'id' | 'account' | 'created_at'>,
): Invoice {
  const counted = lines.map((line) => ({
    ...line,
    tax_percent: line.tax_percent ?? 0,
    amount: line.quantity * line.unit_amount,
  }));
  const subtotal = sum(counted.map(({ amount }) => amount));
  const tax = sum(counted.map(({ amount, tax_percent }) => Math.round((amount * tax_percent) / 100)));
  return {
    ...made,
    number: null,
    status: 'draft',
    customer_id,
    currency,
    lines: counted,
    subtotal,
    tax,
    total: subtotal + tax,
    due_date,
    memo,
    payment: null,
    finalized_at: null,
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
