import type { Reply } from '../serve.ts';
import { fail, json } from './replies.ts';
import type { World } from './world.ts';

/** Where two entries stand to each other: negative, zero or positive. */
export type Compare<T> = (one: T, other: T) => number;

interface Asked<T> {
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether a limit was sent. */
  readonly isLimited: boolean;
  /** All that could ever be listed, whatever the filters: cursors outlive a change of what they point at. */
  readonly all: readonly T[];
  readonly compare: Compare<T>;
  readonly matches: (entry: T) => boolean;
  readonly show: (entry: T) => unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers with one page of a list. */
export function answerPage<T extends { readonly id: string }>(
  world: World,
  list: 'products' | 'orders',
  { values, isLimited, all, compare, matches, show, headers = {} }: Asked<T>,
): Reply {
  const { on } = world;
  // Ties are broken by the ids read backwards: an order that is like that of no field.
  const backwards = (text: string) => [...text].reverse().join('');
  const sorted = [...all].sort(
    (one, other) => compare(one, other) || (backwards(one.id) < backwards(other.id) ? -1 : 1),
  );
  const start = startOf(sorted, list, values.cursor);
  if (start === undefined) return fail(list === 'orders' && on('bad-cursor-crashes') ? 500 : 400);
  const matching = sorted.filter(matches);
  const rest = sorted.slice(start).filter(matches);
  const limit = Math.min(Number(values.limit), on('short-pages') ? 3 : Number.POSITIVE_INFINITY);
  const size = on('default-limit-ignored') && list === 'products' && !isLimited ? 50 : limit;
  const isSkipping = list === 'orders' && on('page-skips-one') && start > 0;
  const page = isSkipping ? rest.slice(1, size + 1) : rest.slice(0, size);
  const isLast = rest.length <= size + (isSkipping ? 1 : 0);
  const isEndless = list === 'products' && on('pages-never-end');
  const after = page.at(-1)?.id ?? '';
  const again = values.cursor ?? cursorOf(list, sorted[0]?.id ?? '', on);
  const next = !isLast ? cursorOf(list, after, on) : isEndless ? again : null;
  const total = list === 'orders' && on('total-of-page') ? page.length : matching.length;
  return json(200, { data: page.map(show), meta: { total, next_cursor: next } }, headers);
}

function cursorOf(list: string, id: string, on: (id: string) => boolean): string {
  const text = `${list}:${id}`;
  return on('odd-cursors')
    ? `+/ =&%${Buffer.from(text).toString('hex')}`
    : Buffer.from(text).toString('base64url');
}

/** Where a page starts; undefined where there is no such cursor. */
function startOf(
  sorted: readonly { readonly id: string }[],
  list: string,
  cursor: unknown,
): number | undefined {
  if (cursor === undefined) return 0;
  const text = String(cursor);
  const isOdd = text.startsWith('+/ =&%');
  const [where, id] = Buffer.from(isOdd ? text.slice(6) : text, isOdd ? 'hex' : 'base64url')
    .toString()
    .split(':');
  const index = where === list ? sorted.findIndex((entry) => entry.id === id) : -1;
  return index < 0 ? undefined : index + 1;
}
