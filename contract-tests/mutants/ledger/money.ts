/** The cents of a decimal text with two digits after the point: `12.50` is 1250. */
export function centsOf(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}

/** Cents as a decimal text: -5 is `-0.05`. */
export function amountOf(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The sum of the amounts of some postings, in cents. */
export function sumOf(postings: readonly { readonly amount: string }[]): bigint {
  return postings.reduce((sum, { amount }) => sum + centsOf(amount), 0n);
}
