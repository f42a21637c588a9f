import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import { json, problem } from './replies.ts';
import type { Site } from './site.ts';

interface Entry {
  readonly id: number | string;
}

/**
 * A page of a list. A cursor names the last entry before its page, so that it lives on when that entry is deleted.
 *
 * @param list stands in its cursors, so that those of another list are refused
 * @param entries newest first
 */
export function cursorPage<T extends Entry>(
  site: Site,
  call: Call,
  list: string,
  entries: readonly T[],
  show: (entry: T) => object,
): Reply {
  const { on } = site;
  const { values, violations } = checkParameters(site, call);
  const { cursor, limit: asked } = values;
  const isComments = list !== 'posts';
  const before = cursor === undefined ? Number.POSITIVE_INFINITY : numberIn(list, String(cursor));
  if (violations.length > 0) return problem(site, 400, violations[0]?.message);
  if (before === undefined) {
    return problem(site, on('unknown-cursor-crashes') && isComments ? 500 : 400, 'There is no such cursor.');
  }
  const size = on('short-pages') ? Math.min(Number(asked), 2) : Number(asked);
  const limit = on('limit-ignored') && isComments ? 10 : size;
  const rest = entries.filter((entry) => numberOf(entry) < before);
  const page = rest.slice(0, limit);
  const following = rest[limit];
  const last = (on('page-skips-one') && !isComments && following) || page.at(-1);
  const isEndless = on('pages-never-end') && !isComments && following === undefined;
  const anchor = isEndless ? entries[0] : following && last;
  const next = anchor ? cursorOf(list, numberOf(anchor)) : null;
  const link = next === null || (on('no-link') && isComments) ? {} : { Link: linkTo(site, call, next) };
  return json(200, { items: page.map(show), next_cursor: next }, link);
}

function numberOf({ id }: Entry): number {
  return Number(String(id).replace('c', ''));
}

function cursorOf(list: string, number: number): string {
  return Buffer.from(`${list}<${number}`).toString('base64url');
}

function numberIn(list: string, cursor: string): number | undefined {
  const digits = /<(\d{1,12})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  return digits !== undefined && cursorOf(list, Number(digits)) === cursor ? Number(digits) : undefined;
}

function linkTo({ on }: Site, call: Call, cursor: string): string {
  const query = new URLSearchParams(call.query);
  query.delete('api_key');
  if (on('link-forgets-filter')) {
    query.delete('tag');
    query.delete('author');
  }
  query.set('cursor', cursor);
  const path = `/v1${call.target.split('?')[0]}`;
  const next = `<${path}?${query}>; rel="next"`;
  if (!on('more-links')) return next;
  const origin = `http://${call.headers.host}`;
  return `<${origin}/docs>; rel="help"; title="Paging, a guide", <${origin}${path}?${query}> ; rel=next`;
}
