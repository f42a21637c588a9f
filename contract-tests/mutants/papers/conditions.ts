import type { Call, Reply } from '../serve.ts';
import type { Archive, Paper } from './archive.ts';
import { fail } from './replies.ts';

/** The ETag of a paper. The one of the variant has a comma, which is allowed between the quotes. */
export function etagOf({ on }: Archive, { id, version }: Paper): string {
  return on('comma-in-etag') ? `"${id},v:${version}"` : `"${id}-${version}"`;
}

/** An HTTP date. @param time an instant in ISO 8601 */
export function httpDate(time: string): string {
  return new Date(time).toUTCString();
}

/** What is answered instead of a change, where If-Match does not allow it. */
export function refuseChange(archive: Archive, call: Call, paper: Paper): Reply | undefined {
  const { on } = archive;
  const condition = call.headers['if-match'];
  if (condition === undefined) {
    return on('patch-without-condition') && call.method === 'PATCH' ? undefined : fail(428);
  }
  const isCurrent = condition.trim() === '*' || tagsIn(condition).includes(etagOf(archive, paper));
  if (isCurrent || (on('stale-put-accepted') && call.method === 'PUT')) return undefined;
  const isMalformed = condition.trim() !== '*' && tagsIn(condition).length === 0;
  return fail(on('odd-condition-crashes') && call.method === 'DELETE' && isMalformed ? 500 : 412);
}

/** Whether the caller has the paper as it is. */
export function isUnchanged(archive: Archive, call: Call, paper: Paper): boolean {
  const { on } = archive;
  const condition = call.headers['if-none-match'];
  if (condition !== undefined) {
    if (on('always-sent')) return false;
    const opaque = tagsIn(condition).map((tag) => tag.replace(/^W\//, ''));
    return condition.trim() === '*' || opaque.includes(etagOf(archive, paper));
  }
  const since = call.headers['if-modified-since'];
  if (since === undefined || !isHttpDate(since)) return false;
  return Date.parse(since) >= Date.parse(httpDate(paper.updated_at));
}

function isHttpDate(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toUTCString() === text.trim();
}

/** The tags of a condition, the weak ones with their `W/`, which never are equal to a strong one. */
function tagsIn(condition: string): readonly string[] {
  return condition.match(/(?:W\/)?"[!#-~\x80-\xff]*"/g) ?? [];
}
