import { ownValueAt } from '../../document/pointer.ts';
import { Malformed } from '../../http/malformed.ts';
import { isObject } from '../../model/values.ts';
import type { Filter, Role, SortParameter } from '../../resources/resource.ts';
import type { Call } from '../behaviour.ts';
import { itemShape } from './item-shape.ts';
import type { StateCall } from './state-call.ts';
import type { Condition, ListQuery, Order } from './store.ts';

type List = Role & { readonly kind: 'list' };

/** Which items a request asks for, in which order; the part of them is another question. */
export type ListChoice = Pick<ListQuery, 'where' | 'order' | 'newestFirst'>;

/** Reads filters and order from the query. */
export function listChoice(state: StateCall, role: List): ListChoice {
  const where = role.filters.flatMap((filter) => conditionOf(state.call, filter));
  const asked = role.sort ? sortOf(state, role.sort) : [];
  return { where, ...(asked.length > 0 ? { order: asked, newestFirst: false } : usualOrder(state, role)) };
}

/** The value of a query parameter, read as its schema says; of `filter[status]` the property of the object `filter`. */
export function queryValue({ checked }: Call, name: string): unknown {
  const { query } = checked.parameters;
  const [, object, key] = /^([^[]+)\[([^\]]+)\]$/.exec(name) ?? [];
  const isPart = object !== undefined && key !== undefined && !Object.hasOwn(query, name);
  const value = isPart
    ? ownValueAt(query, [object, key])
    : Object.hasOwn(query, name)
      ? query[name]
      : undefined;
  return value instanceof Malformed ? undefined : value;
}

function conditionOf(call: Call, { parameter, property, test }: Filter): readonly Condition[] {
  const value = queryValue(call, parameter);
  if (value === undefined || value === null || isObject(value)) return [];
  if (Array.isArray(value)) return value.length === 0 ? [] : [{ property, test, values: value }];
  const isList = test === 'one-of' && typeof value === 'string';
  return [{ property, test, values: isList ? value.split(',') : [value] }];
}

/** As the document says of the list. What has not begun has no time of its beginning: the order of making counts there. */
function usualOrder({ resource }: StateCall, { order }: List): Pick<ListChoice, 'order' | 'newestFirst'> {
  if (!order) return { order: [], newestFirst: false };
  const { property, isDescending } = order;
  const isLater = resource.lifecycle !== undefined && Object.hasOwn(resource.lifecycle.timestamps, property);
  return { order: isLater ? [] : [{ property: [property], isDescending }], newestFirst: isDescending };
}

/** The most properties that a list is ordered by. */
const maxOrders = 5;

function sortOf(
  { call, context, resource }: StateCall,
  { parameter, form, direction }: SortParameter,
): readonly Order[] {
  const value = queryValue(call, parameter);
  const asked = isObject(value) ? Object.entries(value).map(([name, way]) => `${name}:${way}`) : value;
  const terms = (Array.isArray(asked) ? asked : [asked]).flatMap((term) =>
    typeof term === 'string' ? term.split(',') : [],
  );
  const whole = direction === undefined ? undefined : queryValue(call, direction);
  const { properties } = itemShape(context, resource);
  return terms.slice(0, maxOrders).flatMap((term) => {
    const { name, isDescending } = readTerm(term.trim(), form);
    // What no item has orders nothing.
    const property = name.split('.');
    const isOwn = properties.size === 0 || properties.has(property[0] ?? '');
    if (!isOwn && resource.inner === undefined) return [];
    const path = isOwn || resource.inner === undefined ? property : [resource.inner, ...property];
    return [{ property: path, isDescending: isDescending || isDown(whole) }];
  });
}

function readTerm(
  term: string,
  form: SortParameter['form'],
): { readonly name: string; readonly isDescending: boolean } {
  if (form === 'minus') return { name: term.replace(/^[+-]/, ''), isDescending: term.startsWith('-') };
  if (form === 'plain') return { name: term, isDescending: false };
  if (form === 'suffix') {
    const [, name = term, way] = /^(.+?)[_. -]?(asc|desc)(?:ending)?$/i.exec(term) ?? [];
    return { name, isDescending: isDown(way) };
  }
  const [name = '', direction] = term.split(':');
  return { name, isDescending: isDown(direction) };
}

function isDown(direction: unknown): boolean {
  return typeof direction === 'string' && /^(?:desc|descending|down|-1?)$/i.test(direction);
}
