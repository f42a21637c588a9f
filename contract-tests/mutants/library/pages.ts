import type { Reply } from '../serve.ts';
import { ok } from './envelope.ts';
import type { World } from './world.ts';

/** How a list of this API may be bent: all of them are off in the clean server. */
export interface PageFaults {
  /** Every page after the first begins one too early. */
  readonly overlaps?: boolean;
  readonly ignoresSize?: boolean;
  /** The total is that of the page. */
  readonly totalOfPage?: boolean;
}

/** The page that was asked for, in the envelope of lists. */
export function pageOf(
  { on }: World,
  values: Readonly<Record<string, unknown>>,
  items: readonly unknown[],
  faults: PageFaults = {},
): Reply {
  const page = Number(values.page);
  const page_size = Math.min(Number(values.page_size), 50);
  const start = (page - 1) * page_size - (faults.overlaps && page > 1 ? 1 : 0);
  const data = faults.ignoresSize ? items.slice(0, 50) : items.slice(start, start + page_size);
  const total = faults.totalOfPage ? data.length : items.length;
  const totals = { total, total_pages: Math.ceil(total / page_size) };
  return ok(200, data, { meta: { page, page_size, ...(!on('totals-left-out') && totals) } });
}
