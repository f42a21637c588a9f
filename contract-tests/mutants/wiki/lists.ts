import type { Call, Reply } from '../serve.ts';
import { type Book, current, type Version } from './book.ts';
import { findPage, readParameters } from './find-page.ts';
import { fail, json } from './replies.ts';

/** GET /pages */
export function listPages(book: Book, call: Call): Reply {
  const { on } = book;
  const read = readParameters(book, call);
  if (!read.ok) return read.reply;
  // The document has made sure of the types.
  const { q, tag } = read.value as { q?: string; tag?: string };
  if (on('pattern-for-text') && q !== undefined && !isPattern(q)) return fail(500);
  const isWanted = (version: Version) => (q === undefined || has(version, q)) && hasTag(book, version, tag);
  const everything = [...book.pages.values()];
  const wanted = (isAll: boolean) =>
    everything
      .filter((page) => isAll || !page.isDeleted)
      .map(current)
      .filter(isWanted);
  const found = wanted(on('deleted-still-listed')).sort((one, other) => (one.slug < other.slug ? -1 : 1));
  const items = cut(found, read.value, on('last-page-again')).map(({ body: _, format: __, ...rest }) => rest);
  return json(200, { items, total: on('total-counts-deleted') ? wanted(true).length : found.length });
}

/** GET /pages/{slug}/versions */
export function listVersions(book: Book, call: Call): Reply {
  const { on } = book;
  const found = findPage(book, call);
  if (!found.ok) return found.reply;
  const { page, values } = found.value;
  const versions = [...page.versions].reverse();
  const asked =
    on('versions-skip-one') && values.offset !== 0
      ? { ...values, offset: Number(values.offset) + 1 }
      : values;
  const items = cut(versions, asked).map(({ version, title, updated_at, updated_by }) => ({
    version,
    title,
    updated_at: on('version-dates-local') ? updated_at.slice(0, 19).replace('T', ' ') : updated_at,
    updated_by,
  }));
  return json(200, { items, total: versions.length });
}

/** GET /pages/{slug}/versions/{number} */
export function getVersion(book: Book, call: Call): Reply {
  const { on } = book;
  const found = findPage(book, call);
  if (!found.ok) return found.reply;
  const { page, values } = found.value;
  const version = page.versions.find((one) => one.version === values.number);
  if (version)
    return json(200, on('old-version-is-current') ? { ...version, body: current(page).body } : version);
  const reply = fail(404);
  return on('problem-without-status') ? { ...reply, body: JSON.stringify({ title: 'Not found' }) } : reply;
}

function has({ title, body }: Version, text: string): boolean {
  return `${title}\n${body}`.toLowerCase().includes(text.toLowerCase());
}

function hasTag({ on }: Book, { tags }: Version, tag: string | undefined): boolean {
  if (tag === undefined) return true;
  return on('tag-by-beginning') ? tags.some((one) => one.startsWith(tag)) : tags.includes(tag);
}

/** @param isKind whether there is a last page after the last page; never so on a clean server */
function cut<T>(all: readonly T[], values: Readonly<Record<string, unknown>>, isKind = false): readonly T[] {
  // The document has made sure of the types.
  const { limit, offset } = values as { limit: number; offset: number };
  const start = isKind && offset >= all.length ? Math.max(0, all.length - limit) : offset;
  return all.slice(start, start + Math.max(0, limit));
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}
