import { dateTime, instantOf } from '../rules/formats.ts';
import { readParameters } from '../rules/read-parameters.ts';
import { numeric, oneOf, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { Gallery, Photo } from './gallery.ts';
import { shownPhoto } from './photos.ts';
import { fail, json } from './replies.ts';

interface Asked {
  readonly limit: number;
  readonly sort: string;
  readonly cursor?: string;
  readonly 'filter[tag]'?: string;
  readonly 'filter[taken_after]'?: string;
}

type Place = Pick<Photo, 'number' | 'title'>;

/** GET /photos */
export function listPhotos(gallery: Gallery, call: Call, user: string): Reply {
  const { on } = gallery;
  const read = readAsked(gallery, call);
  if ('reply' in read) return read.reply;
  const { asked } = read;
  const place = asked.cursor === undefined ? undefined : placeOf(asked.cursor, asked.sort);
  if (place === null) {
    return fail(gallery, on('bad-cursor-crashes') ? 500 : 422, [{ field: 'cursor', reason: 'is unknown' }]);
  }
  const all = found(gallery, asked, user);
  const rest = place ? all.filter((photo) => compare(on, asked.sort, photo, place) > 0) : all;
  const size = on('short-pages') ? Math.min(2, asked.limit) : asked.limit;
  const page = rest.slice(0, size);
  const isLast = rest.length <= page.length;
  const end = on('pages-skip-one') && !isLast ? rest[size] : page.at(-1);
  const isOver = on('last-page-again') ? all.length <= asked.limit : isLast;
  const next = isOver ? null : isLast ? (asked.cursor ?? null) : end ? cursorOf(asked.sort, end) : null;
  const ghosts = on('total-counts-deleted') ? gallery.deleted.filter((one) => one.owner === user).length : 0;
  const photos = page.map((photo) => {
    const shown = shownPhoto(gallery, photo);
    return on('untagged-is-null') && photo.tags.length === 0 ? { ...shown, tags: null } : shown;
  });
  const body = { photos, next_cursor: next, total: all.length + ghosts };
  return json(200, body, next === null ? {} : { Link: linkOf(gallery, call, next) });
}

function readAsked(gallery: Gallery, call: Call): { readonly asked: Asked } | { readonly reply: Reply } {
  const { on } = gallery;
  const { values, faults } = readParameters((name) => call.query.getAll(name), {
    limit: {
      as: 'integer',
      rule: numeric({ min: 1, max: on('limit-not-enforced') ? 1e9 : 50 }),
      fallback: 20,
    },
    sort: {
      as: 'text',
      rule: oneOf(['uploaded_at', '-uploaded_at', 'title', '-title']),
      fallback: '-uploaded_at',
    },
    cursor: { as: 'text', rule: text({ min: 1, max: 4000 }) },
    'filter[tag]': { as: 'text', rule: text({ pattern: /^[a-z0-9-]{1,24}$/ }) },
    'filter[taken_after]': { as: 'text', rule: text({ format: dateTime }) },
  });
  const isUnknown = (name: string) =>
    /^filter(?:\[|$)/.test(name) && name !== 'filter[tag]' && name !== 'filter[taken_after]';
  const unknown = on('unknown-filter-accepted') ? [] : [...call.query.keys()].filter(isUnknown);
  const all = [...faults, ...unknown.map((field) => ({ field, reason: 'is not known' }))];
  // The rules have made sure of the types.
  return all.length > 0 ? { reply: fail(gallery, 422, all) } : { asked: values as unknown as Asked };
}

function found({ on, photos }: Gallery, asked: Asked, user: string): readonly Photo[] {
  const { sort, 'filter[tag]': tag, 'filter[taken_after]': after } = asked;
  const hasTag = ({ tags }: Photo) =>
    tag === undefined || tags.some((one) => (on('tag-filter-by-prefix') ? one.startsWith(tag) : one === tag));
  const isAfter = ({ takenAt }: Photo) => {
    if (after === undefined) return true;
    if (takenAt === null) return on('undated-always-after');
    const [taken, bound] = [instantOf(takenAt), instantOf(after)];
    return taken > bound || (on('taken-after-inclusive') && taken === bound);
  };
  return [...photos.values()]
    .filter((photo) => photo.owner === user && hasTag(photo) && isAfter(photo))
    .sort((one, other) => compare(on, sort, one, other));
}

function compare(on: Gallery['on'], sort: string, one: Place, other: Place): number {
  const byTitle = sort.endsWith('title')
    ? Buffer.compare(Buffer.from(one.title), Buffer.from(other.title))
    : 0;
  const isDown = sort.startsWith('-') && !(on('title-never-descends') && sort === '-title');
  return (byTitle || one.number - other.number) * (isDown ? -1 : 1);
}

function cursorOf(sort: string, { number, title }: Place): string {
  return Buffer.from(JSON.stringify([sort, number, title])).toString('base64url');
}

/** Null where the server cannot have given it. */
function placeOf(cursor: string, sort: string): Place | null {
  try {
    const [kind, number, title] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isGood = kind === sort && Number.isSafeInteger(number) && typeof title === 'string';
    return isGood && cursorOf(sort, { number, title }) === cursor ? { number, title } : null;
  } catch {
    return null;
  }
}

function linkOf({ on }: Gallery, call: Call, cursor: string): string {
  const query = new URLSearchParams(call.query);
  query.set('cursor', cursor);
  if (on('link-forgets-filter')) {
    query.delete('filter[tag]');
    query.delete('filter[taken_after]');
  }
  const next = `</media/v1/photos?${query}>; rel="next"`;
  return on('crowded-link')
    ? `</media/v1/photos>; title="one, two"; rel="start first", ${next}; type="a;b"`
    : next;
}
