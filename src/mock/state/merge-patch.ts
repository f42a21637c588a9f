import { setOwn } from '../../http/set-own.ts';
import { isObject } from '../../model/values.ts';

/**
 * Applies a JSON merge patch: null removes, objects are merged, everything else takes the place of what was there.
 *
 * Goes as deep as the patch does, whose depth is bounded where it comes in.
 *
 * @param keepsNull whether null is a value here: the patch of those who know of no way to remove
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */
export function applyMergePatch(
  target: unknown,
  patch: unknown,
  keepsNull: (name: string) => boolean = () => false,
): unknown {
  if (!isObject(patch)) return patch;
  const merged: Record<string, unknown> = {};
  const before = isObject(target) ? target : {};
  for (const [name, value] of Object.entries(before)) {
    if (!Object.hasOwn(patch, name)) setOwn(merged, name, value);
  }
  for (const [name, value] of Object.entries(patch)) {
    if (value === null && !keepsNull(name)) continue;
    setOwn(merged, name, applyMergePatch(Object.hasOwn(before, name) ? before[name] : undefined, value));
  }
  return merged;
}
