import type { Call, Reply } from '../serve.ts';
import type { Book, Version } from './book.ts';
import { fail } from './replies.ts';

/** The ETag of a page in a version. Those of the variant have odd characters, which are allowed. */
export function etagOf({ on }: Book, { slug, version, body }: Version): string {
  const told = on('etag-of-body') ? `b${body.length}` : version;
  return on('odd-etags') ? `"${slug}\\{${told}},W/~"` : `"${slug}.${told}"`;
}

/** What is answered instead of a change, where If-Match does not allow it. */
export function refuseChange(book: Book, call: Call, version: Version): Reply | undefined {
  const { on } = book;
  const condition = call.headers['if-match'];
  if (condition === undefined) {
    return on('replaced-without-condition') && call.method === 'PUT' ? undefined : fail(428);
  }
  if (condition.trim() === '*' || tagsIn(condition).includes(etagOf(book, version))) {
    return isUnchanged(book, call, version) ? fail(412) : undefined;
  }
  return on('stale-deletion') && call.method === 'DELETE' ? undefined : fail(412);
}

/** Whether the caller has the page as it is. */
export function isUnchanged(book: Book, call: Call, version: Version): boolean {
  const condition = call.headers['if-none-match'];
  if (condition === undefined || (book.on('head-always-200') && call.method === 'HEAD')) return false;
  const opaque = tagsIn(condition).map((tag) => tag.replace(/^W\//, ''));
  return condition.trim() === '*' || opaque.includes(etagOf(book, version));
}

/** The tags of a condition, the weak ones with their `W/`, which never are equal to a strong one. */
function tagsIn(condition: string): readonly string[] {
  return condition.match(/(?:W\/)?"[!#-~\x80-\xff]*"/g) ?? [];
}
