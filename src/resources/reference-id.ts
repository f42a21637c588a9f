import { isObject } from '../model/values.ts';

/**
 * The id of what only refers to something else: of `{ type: 'labels', id: '7' }`. Undefined for everything else.
 *
 * @see https://jsonapi.org/format/#document-resource-identifier-objects
 */
export function referenceId(value: unknown): string | number | undefined {
  if (!isObject(value) || Array.isArray(value)) return undefined;
  const isBare = Object.keys(value).every((name) => name === 'id' || name === 'type' || name === 'meta');
  const { id } = value;
  return isBare && Object.hasOwn(value, 'type') && (typeof id === 'string' || typeof id === 'number')
    ? id
    : undefined;
}
