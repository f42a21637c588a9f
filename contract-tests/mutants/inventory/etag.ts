import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import { fail } from './reply.ts';
import type { World } from './world.ts';

/** The ETag of a version. */
export function etagOf({ on }: World, version: number): string {
  return `${on('weak-etags') ? 'W/' : ''}"v${version.toString(36)}"`;
}

/** Does one of the tags of a condition name this one? The weak comparison of RFC 9110, section 8.8.3.2. */
export function matches(condition: string, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return condition.trim() === '*' || condition.split(',').some((tag) => opaque(tag) === opaque(etag));
}

/** Is what is there still what the caller has seen? */
export function checkIfMatch(call: Call, etag: string): Or<undefined> {
  const condition = call.headers['if-match'];
  if (condition === undefined || matches(condition, etag)) return { ok: true, value: undefined };
  return { ok: false, reply: fail(412, 'it has changed since') };
}
