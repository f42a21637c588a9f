/** What values are ordered by: comparable with `compareKeys`. */
export type SortKey = number | string | boolean | null;

/** A date-time of RFC 3339, or the date alone. */
const time = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}|$)/;

/** What a value is ordered by: a time by when it is, however it is written; nothing and what has no order come first. */
export function sortKey(value: unknown): SortKey {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  if (!time.test(value)) return value;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? value : ms;
}

/** Numbers and times come before texts. */
export function compareKeys(left: SortKey, right: SortKey): number {
  if (left === right) return 0;
  const ranks = rankOf(left) - rankOf(right);
  if (ranks !== 0) return ranks;
  // Both are of one type, and neither is null: two of those are the same.
  return (left as string) < (right as string) ? -1 : 1;
}

function rankOf(key: SortKey): number {
  if (key === null) return 0;
  if (typeof key === 'boolean') return 1;
  return typeof key === 'number' ? 2 : 3;
}
