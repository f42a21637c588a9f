import type { Call } from '../serve.ts';
import type { Flag, Store } from './store.ts';

/** The strong ETag of a flag. Those of the variant have odd characters, which are allowed. */
export function etagOf({ on }: Store, { key, version, created_at }: Flag): string {
  if (on('etag-never-changes')) return `"${key}"`;
  // The time of creation tells a flag from one of the same key that was deleted.
  const made = Date.parse(created_at).toString(36);
  return on('odd-etags') ? `"W/{${made}},${version}\\~"` : `"${made}-${version}"`;
}

/** Do the conditions forbid a change? @param flag undefined where there is none */
export function isStale(store: Store, call: Call, flag: Flag | undefined): boolean {
  if (flag && isUnchanged(store, call, flag)) return true;
  const condition = call.headers['if-match'];
  if (condition === undefined) return false;
  if (!flag) return true;
  return condition.trim() !== '*' && !tagsIn(condition).includes(etagOf(store, flag));
}

/** Does the caller have the flag as it is? */
export function isUnchanged(store: Store, call: Call, flag: Flag): boolean {
  const condition = call.headers['if-none-match'];
  if (condition === undefined) return false;
  const opaque = tagsIn(condition).map((tag) => tag.replace(/^W\//, ''));
  return condition.trim() === '*' || opaque.includes(etagOf(store, flag));
}

/** The tags of a condition, the weak ones with their `W/`, which never are equal to a strong one. */
function tagsIn(condition: string): readonly string[] {
  return condition.match(/(?:W\/)?"[!#-~\x80-\xff]*"/g) ?? [];
}
