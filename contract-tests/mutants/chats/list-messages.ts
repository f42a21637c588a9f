import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import { findRoom } from './find.ts';
import { json, problem } from './replies.ts';
import { shown } from './shown.ts';
import type { Store } from './store.ts';

interface Asked {
  readonly limit: number;
  readonly before?: string;
  readonly after?: string;
  readonly author?: string;
}

/** GET /rooms/{room_id}/messages */
export function listMessages(store: Store, call: Call, user: string): Reply {
  const { on } = store;
  const room = findRoom(store, call, user);
  if (!room.ok) return room.reply;
  // The document has made sure of the types.
  const asked = checkParameters(store, call).values as unknown as Asked;
  const { author } = asked;
  const before = numberIn(asked.before, Number.POSITIVE_INFINITY);
  const after = numberIn(asked.after, 0);
  if (asked.before !== undefined && asked.after !== undefined) return problem(400, 'Not before and after.');
  if (before === undefined || after === undefined) {
    return on('bad-cursor-crashes') ? problem(500) : problem(400, 'There is no such cursor.');
  }
  const isAnyAuthor = author === undefined || (on('later-pages-by-all') && asked.before !== undefined);
  const all = [...store.messages.values()]
    .filter((one) => one.room_id === room.value.id && (isAnyAuthor || one.author === author))
    .reverse();
  const isAfter = (number: number) => (on('after-is-inclusive') ? number >= after : number > after);
  const isBefore = (number: number) => (on('page-repeats-last') ? number <= before : number < before);
  const wanted = all.filter(({ number }) => isAfter(number) && isBefore(number));
  const limit = on('short-pages') ? Math.min(asked.limit, 2) : asked.limit;
  const items = asked.after === undefined ? wanted.slice(0, limit) : wanted.slice(-limit);
  const [newest, oldest] = [items[0], items.at(-1)];
  const hasOlder = oldest !== undefined && all.some(({ number }) => number < oldest.number);
  const next = hasOlder ? cursorOf(oldest.number) : null;
  const told = {
    items: (on('oldest-first') ? [...items].reverse() : items).map((one) => shown(one, user)),
    next_before: next,
    next_after: newest ? cursorOf(newest.number) : null,
  };
  return json(200, told, next === null ? {} : { Link: linkTo(store, call, next) });
}

function cursorOf(number: number): string {
  return Buffer.from(`message:${number}`).toString('base64url');
}

/** The number in a cursor; undefined where it is none of ours. */
function numberIn(cursor: string | undefined, fallback: number): number | undefined {
  if (cursor === undefined) return fallback;
  const digits = /^message:(\d{1,12})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  return digits !== undefined && cursorOf(Number(digits)) === cursor ? Number(digits) : undefined;
}

function linkTo({ on }: Store, call: Call, cursor: string): string {
  const query = new URLSearchParams(call.query);
  query.delete('after');
  query.set('before', cursor);
  const path = `/v2${call.target.split('?')[0]}`;
  if (!on('absolute-links')) return `<${path}?${query}>; rel="next"`;
  const origin = `http://${call.headers.host}`;
  return `<${origin}${path}>; title="Newest, first page"; rel="first", <${origin}${path}?${query}>; rel=next`;
}
