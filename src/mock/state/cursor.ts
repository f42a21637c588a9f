import { ownValueAt } from '../../document/pointer.ts';
import type { ListQuery, Order, Place, StoredItem } from './store.ts';

/** The longest value that a cursor has in it. */
const maxValueLength = 200;

/** The cursor behind an item: what tells its place in the order, which it has even when it is gone. */
export function cursorAfter(item: StoredItem, order: readonly Order[]): string {
  const values = order.map(({ property }) => keyOf(ownValueAt(item.value, property)));
  return Buffer.from(JSON.stringify([item.number, ...values])).toString('base64url');
}

/** The place that a cursor tells; undefined for one that no answer of this list has brought. */
export function readCursor(cursor: unknown, order: readonly Order[]): Place | undefined {
  if (typeof cursor !== 'string' || !/^[\w-]+$/.test(cursor)) return undefined;
  const parsed = parse(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(parsed) || parsed.length !== order.length + 1) return undefined;
  const [number, ...values] = parsed;
  const isPlace = Number.isSafeInteger(number) && values.every((value) => value === keyOf(value));
  return isPlace ? { number, values } : undefined;
}

/** Where a part begins that follows a cursor. */
export function fromCursor(place: Place): ListQuery['from'] {
  return { kind: 'after', ...place };
}

function keyOf(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, maxValueLength);
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
