import type { Reply } from '../serve.ts';
import { ok } from './replies.ts';
import type { Asked } from './world.ts';

/** What a violation does to a page. */
export interface PageFaults {
  /** Beyond the last page, the last one comes again. */
  readonly repeatsLast?: boolean;
  readonly ignoresSize?: boolean;
  /** How many too many are counted. */
  readonly overcount?: number;
  /** The header counts the page alone. */
  readonly countsPage?: boolean;
  readonly leavesOutEmptyTotal?: boolean;
}

/** Cuts the page that was asked for out of a list. */
export function pageOf(
  { values }: Asked,
  all: readonly object[],
  { repeatsLast, ignoresSize, overcount = 0, countsPage, leavesOutEmptyTotal }: PageFaults = {},
): Reply {
  const size = Math.min(Number(values.per_page), 100);
  const asked = Number(values.page);
  const last = Math.max(1, Math.ceil(all.length / size));
  const number = repeatsLast ? Math.min(asked, last) : asked;
  const data = ignoresSize && size < 20 ? all.slice(0, 20) : all.slice((number - 1) * size, number * size);
  const total = all.length + overcount;
  const isLeftOut = leavesOutEmptyTotal && all.length === 0;
  const counted: Record<string, string> = isLeftOut
    ? {}
    : { 'X-Total-Count': String(countsPage ? data.length : total) };
  return ok(200, data, { headers: counted, meta: { page: { number: asked, size, total } } });
}
