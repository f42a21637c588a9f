import type { Call, Reply } from '../serve.ts';
import { json, problem } from './problem.ts';
import type { World } from './world.ts';

/** How a list may be bent: all of it is off in the clean server. */
export interface CursorFaults {
  /** The last page leads to the first. */
  readonly neverEnds?: boolean;
  /** Each page ends one too late, so that the next one begins one too late. */
  readonly losesOne?: boolean;
  /** One item more than `limit`. */
  readonly oneMore?: boolean;
  /** Link leads to the page itself. */
  readonly linksToItself?: boolean;
  /** A cursor that was not given by this server is answered with this status. */
  readonly unknownCursorStatus?: number;
}

interface Ordered {
  readonly order: number;
}

/**
 * A page of items, newest first, with `next_cursor` and `Link`.
 *
 * @param items newest first
 * @param show what is shown of an item, told on which page it stands
 */
export function cursorPage<Item extends Ordered>(
  world: World,
  call: Call,
  values: Readonly<Record<string, unknown>>,
  items: readonly Item[],
  show: (item: Item, isFirstPage: boolean) => object,
  faults: CursorFaults = {},
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const { cursor } = values;
  const before = cursor === undefined ? Number.POSITIVE_INFINITY : orderIn(String(cursor));
  if (before === undefined)
    return problem(faults.unknownCursorStatus ?? 400, { detail: 'There is no such cursor.' });
  const asked = Number(values.limit ?? 10) || 10;
  const limit = (world.on('small-pages') ? Math.min(asked, 4) : asked) + (faults.oneMore ? 1 : 0);
  const rest = items.filter(({ order }) => order < before);
  const page = rest.slice(0, limit);
  const following = rest[limit];
  const last = (faults.losesOne ? following : undefined) ?? page.at(-1);
  const isCut = following !== undefined || (world.on('empty-last-page') && page.length === limit);
  let next = isCut && last ? cursorOf(last.order) : null;
  if (next === null && faults.neverEnds && items[0] && page.length > 0) next = cursorOf(items[0].order + 1);
  const link = next === null ? undefined : linkTo(world, call, faults.linksToItself ? cursor : next);
  const body = { items: page.map((item) => show(item, cursor === undefined)), next_cursor: next };
  return json(200, body, { ...headers, ...(link !== undefined && { Link: link }) });
}

function cursorOf(order: number): string {
  return Buffer.from(`before:${order}`).toString('base64url');
}

function orderIn(cursor: string): number | undefined {
  const [, order] = /^before:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return order === undefined ? undefined : Number(order);
}

function linkTo(world: World, call: Call, cursor: unknown): string {
  const query = new URLSearchParams(call.query);
  query.delete('cursor');
  if (cursor !== undefined) query.set('cursor', String(cursor));
  const [path] = call.target.split('?');
  return `<${world.linkBase(call)}${path}?${query}>; rel="next"`;
}
