/** The cents of a decimal text; digits after the second are cut off: 1250 for `12.50`. */
export function centsOf(text: string): number {
  const [whole = '0', fraction = ''] = text.split('.');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2));
}

/** A decimal text with two digits: `12.50` for 1250. */
export function shownAmount(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
