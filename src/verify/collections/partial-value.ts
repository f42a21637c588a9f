import type { Model } from '../../model/model.ts';
import { type FilterPlace, fitOf } from './filter-fit.ts';
import { allows } from './query-place.ts';

/** Of what is shorter the beginning is as good as nothing. */
const leastLength = 3;

/**
 * The beginning of a value that occurs, where no item has that itself and the document says that whole values are compared: who
 * finds something by it looks for parts. Undefined where there is none.
 */
export function partialValue(
  model: Model,
  one: FilterPlace,
  items: readonly unknown[],
  own: readonly unknown[],
): string | undefined {
  for (const value of own) {
    if (typeof value !== 'string' || value.length < leastLength) continue;
    const part = value.slice(0, -1).trimEnd();
    const sent = one.filter.test === 'one-of' || one.filter.test === 'contains' ? [part] : part;
    const isAllowed = allows(model, one.place, part) || allows(model, one.place, [part]);
    if (isAllowed && items.every((item) => fitOf(one, item, sent) === 'no')) return part;
  }
  return undefined;
}
