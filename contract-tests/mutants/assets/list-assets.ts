import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import type { Archive, Asset } from './archive.ts';
import { json, problem, shown } from './replies.ts';

/** GET /assets */
export function listAssets(archive: Archive, call: Call): Reply {
  const { on, assets } = archive;
  const { values, violations } = checkParameters(archive, call);
  if (violations.length > 0) return problem(archive, 400, violations[0]?.message);
  const { cursor, limit } = values;
  const before = cursor === undefined ? Number.POSITIVE_INFINITY : numberIn(String(cursor));
  if (before === undefined) {
    return problem(archive, on('odd-cursor-crashes') ? 500 : 400, 'There is no such cursor.');
  }
  const size = Number(limit);
  const found = [...assets.values()].filter((asset) => isWanted(archive, asset, values)).reverse();
  const rest = found.filter(({ number }) => number < before);
  const page = rest.slice(0, size);
  const following = rest[size];
  const last = (on('page-skips-one') && following) || page.at(-1);
  const isEndless = on('pages-never-end') && following === undefined && page.length > 0;
  const anchor = following ? last?.number : isEndless ? Number.MAX_SAFE_INTEGER : undefined;
  const next = anchor === undefined ? null : cursorOf(anchor);
  const items = page.map((asset) => listed(archive, asset));
  return json(200, { items, next_cursor: next }, next === null ? {} : { Link: linkTo(archive, call, next) });
}

function listed({ on }: Archive, asset: Asset): object {
  const { checksum, ...entry } = shown(asset);
  return on('listed-without-checksum') ? entry : { ...entry, checksum };
}

function isWanted({ on }: Archive, asset: Asset, values: Readonly<Record<string, unknown>>): boolean {
  const { tags, media_type: mediaType } = values;
  if (mediaType !== undefined && asset.mediaType !== mediaType)
    return on('csv-not-filtered') && mediaType === 'text/csv';
  if (!Array.isArray(tags)) return true;
  const has = (tag: unknown) => asset.tags.some((one) => one === tag);
  return on('any-tag-is-enough') ? tags.some(has) : tags.every(has);
}

function cursorOf(number: number): string {
  return Buffer.from(`before ${number}`).toString('base64url');
}

function numberIn(cursor: string): number | undefined {
  const digits = /^before (\d{1,16})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  return digits !== undefined && cursorOf(Number(digits)) === cursor ? Number(digits) : undefined;
}

function linkTo({ on }: Archive, call: Call, cursor: string): string {
  const query = new URLSearchParams(call.query);
  if (on('link-forgets-tags')) query.delete('tags');
  query.set('cursor', cursor);
  const next = `</v3/assets?${query}>; rel="next"`;
  if (!on('more-links')) return next;
  const origin = `http://${call.headers.host}`;
  return `<${origin}/v3/assets>; rel="first"; title="Newest, and more", <${origin}/v3/assets?${query}> ; rel=next`;
}
