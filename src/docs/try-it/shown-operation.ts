import type { PlannedOperation } from './plan.ts';

/**
 * The operation that an address of the page shows; undefined for one that shows a tag or a text.
 *
 * `#/jobs/getjob`: the tag's section, then the operation's anchor; `#/paths/~1jobs/get` where there is no tag; a part
 * of the operation may follow behind it, or behind another `#`.
 */
export function shownOperation(
  operations: readonly Pick<PlannedOperation, 'anchor'>[],
  hash: string,
): number | undefined {
  const [, section = ''] = decodedHash(hash).split('#');
  const whole = section.replace(/^\//, '').toLowerCase();
  const inTag = whole.slice(whole.indexOf('/') + 1);
  let found: number | undefined;
  for (const [index, { anchor }] of operations.entries()) {
    const fits = [inTag, whole].some((place) => place === anchor || place.startsWith(`${anchor}/`));
    // Of `repos` and `repos/get` the longer one says more.
    if (fits && anchor.length > (operations[found ?? -1]?.anchor.length ?? 0)) found = index;
  }
  return found;
}

function decodedHash(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
