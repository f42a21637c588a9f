import type { Call, Reply } from '../serve.ts';
import type { House } from './house.ts';
import { json } from './replies.ts';

/** The ETag of a version. */
export function etagOf({ on }: House, version: number): string {
  return `${on('weak-etags') ? 'W/' : ''}"${(version * 7919).toString(36)}"`;
}

/** Whether one of the tags of a condition is this one; weak ones count as well. */
export function matches(condition: string, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return condition.trim() === '*' || condition.split(',').some((tag) => opaque(tag) === opaque(etag));
}

/** Whether an `If-Match` is there and has not the version. */
export function isStale(house: House, call: Call, version: number): boolean {
  const condition = call.headers['if-match'];
  return condition !== undefined && !matches(condition, etagOf(house, version));
}

/** What a change is answered with: the thing as it is now, or nothing where that is preferred. */
export function changed(house: House, call: Call, version: number, shown: object): Reply {
  const { on } = house;
  const ETag = etagOf(house, version);
  if (!prefersMinimal(call)) {
    return json(200, shown, on('put-without-etag') && call.method === 'PUT' ? {} : { ETag });
  }
  const told =
    on('preference-not-told') && call.method === 'PATCH' ? {} : { 'Preference-Applied': 'return=minimal' };
  return {
    status: on('minimal-answers-202') && call.method === 'PUT' ? 202 : 204,
    headers: { ETag, ...told },
  };
}

/** Whether `Prefer` asks for `return=minimal`. */
export function prefersMinimal(call: Call): boolean {
  const preferences = [call.headers.prefer ?? []].flat().join(',').split(/[,;]/);
  return preferences.some((one) => /^\s*return\s*=\s*"?minimal"?\s*$/i.test(one));
}
