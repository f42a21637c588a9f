import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import type { Farm, Render } from './farm.ts';
import { shownRender, statusOf } from './render-status.ts';
import { fail, json } from './replies.ts';

interface Asked {
  readonly status?: readonly string[];
  readonly limit: number;
  readonly cursor?: string;
}

/** GET /renders */
export function listRenders(farm: Farm, call: Call, team: string): Reply {
  const { on } = farm;
  const { values, violations } = checkParameters(farm, call);
  const range = readRange(call);
  if (violations[0]) return fail(400, violations[0].message);
  if (!range) return fail(400, 'width must be width[gte] and width[lte], from 16 to 4096');
  // The document has made sure of the types.
  const { status, limit, cursor } = values as unknown as Asked;
  const before = cursor === undefined ? Number.POSITIVE_INFINITY : numberAt(cursor);
  if (before === undefined) return fail(400, 'cursor is not known');
  const wanted = on('first-status-only') ? status?.slice(0, 1) : status;
  const all = [...farm.renders.values()]
    .filter((one) => one.team === team)
    .filter((one) => wanted === undefined || wanted.includes(statusOf(farm, one)))
    .filter(({ width }) => width >= (range.gte ?? 0))
    .filter(({ width }) => !(on('lte-excludes-equal') && width === range.lte))
    .filter(({ width }) => width <= (range.lte ?? 4096))
    .reverse();
  const left = all.filter(({ number }) => number < before);
  const size = on('short-pages') ? Math.min(limit, 2) : limit;
  const page = left.slice(0, size);
  const renders = page.map((one) => listed(farm, one));
  const last = page.at(-1);
  const hasMore = left.length > size;
  if (on('cursor-never-ends') && cursor !== undefined && !hasMore && all[0]) {
    return json(200, { renders, next_cursor: cursorOf(all[0].number + 1) });
  }
  return json(200, { renders, next_cursor: hasMore && last ? cursorOf(last.number) : null });
}

function listed(farm: Farm, render: Render): object {
  const { error, ...rest } = shownRender(farm, render);
  return farm.on('listed-without-error') && error === null ? rest : { ...rest, error };
}

/** The bounds of the width; undefined where they are not valid. */
function readRange(call: Call): { readonly gte?: number; readonly lte?: number } | undefined {
  const given = [...call.query].filter(([name]) => name.startsWith('width['));
  const range = new Map<string, number>();
  for (const [name, text] of given) {
    const key = name.slice('width['.length, -1);
    const value = Number(text);
    const isKey = (key === 'gte' || key === 'lte') && name.endsWith(']') && !range.has(key);
    if (!isKey || !/^\d{1,4}$/.test(text) || value < 16 || value > 4096) return undefined;
    range.set(key, value);
  }
  return Object.fromEntries(range);
}

function cursorOf(number: number): string {
  return Buffer.from(`before:${number}`).toString('base64url');
}

function numberAt(cursor: string): number | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  const found = /^before:(\d{1,9})$/.exec(text)?.[1];
  return found !== undefined && cursorOf(Number(found)) === cursor ? Number(found) : undefined;
}
