import type { Call, Reply } from '../serve.ts';
import type { Values } from './admit.ts';
import type { Depot } from './depot.ts';
import { json, linkTo } from './replies.ts';

/** How a violation makes a page otherwise than it should be. */
export interface PageFault {
  readonly start?: number;
  readonly size?: number;
  readonly total?: number;
  readonly endless?: boolean;
  readonly dropped?: string;
}

/** Cuts a page out of what was found and answers with it. */
export function replyPage<T>(
  depot: Depot,
  call: Call,
  values: Values,
  found: readonly T[],
  { show, fault = {} }: { readonly show: (one: T) => object; readonly fault?: PageFault },
): Reply {
  // The contract has made sure of the types.
  const { limit, offset } = values as { limit: number; offset: number };
  const start = fault.start ?? Math.max(offset, 0);
  const items = found.slice(start, start + (fault.size ?? limit)).map(show);
  const total = fault.total ?? found.length;
  const links: string[] = [];
  const add = (rel: string, at: number) => {
    const query = new URLSearchParams(call.query);
    query.set('limit', String(limit));
    query.set('offset', String(at));
    if (fault.dropped !== undefined) query.delete(fault.dropped);
    const [path = ''] = call.target.split('?');
    links.push(
      `<${linkTo(depot, call, path)}?${query}>; rel=${depot.on('absolute-links') ? rel : `"${rel}"`}`,
    );
  };
  // Offsets above 10,000 are refused, so no link leads there.
  const hasNext = offset + limit < found.length && offset + limit <= 10_000;
  if (hasNext || fault.endless) add('next', hasNext ? offset + limit : 0);
  if (offset > 0) add('prev', Math.max(0, offset - limit));
  if (depot.on('absolute-links')) add('first', 0);
  const headers = links.length > 0 ? { Link: links.join(', ') } : {};
  return json(depot, 200, { items, total, limit, offset }, headers);
}
