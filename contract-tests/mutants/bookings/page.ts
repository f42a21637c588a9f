import { type Parameter, readParameters } from '../rules/read-parameters.ts';
import { list, numeric, oneOf, type Rule } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { House } from './house.ts';
import { fail, json, linkTo } from './replies.ts';

/** What was asked of a list. */
export interface Asked {
  readonly values: Readonly<Record<string, unknown>>;
  readonly limit: number;
  readonly offset: number;
  readonly sort: readonly string[];
}

/** A text with commas, judged as a list. */
export function listed(rule: Rule): Rule {
  return (value, field) => rule(String(value).split(','), field);
}

/** Reads the parameters of a list. @param sortKeys without a minus; the first is the default */
export function readAsked(
  house: House,
  call: Call,
  sortKeys: readonly string[],
  filters: Readonly<Record<string, Parameter>>,
): Asked | { readonly reply: Reply } {
  const { on } = house;
  const keys = sortKeys.flatMap((key) => [key, `-${key}`]);
  const max = on('limit-101-accepted') && call.template === '/bookings' ? 101 : 100;
  const { values, faults } = readParameters((name) => call.query.getAll(name), {
    ...filters,
    limit: { as: 'integer', rule: numeric({ min: 1, max }), fallback: 20 },
    offset: { as: 'integer', rule: numeric({ min: 0, max: 1_000_000 }), fallback: 0 },
    sort: { as: 'text', rule: listed(list(oneOf(keys), { min: 1, max: 2 })), fallback: sortKeys[0] },
  });
  if (faults.length > 0) return { reply: fail(house, 400, faults) };
  // The rules have made sure of the types.
  const [limit, offset] = [values.limit as number, values.offset as number];
  return { values, limit, offset, sort: String(values.sort).split(',') };
}

/** Orders things by keys; those that tie by their ids. @param weightOf what a thing is compared by */
export function comparison<T extends { readonly id: string }>(
  sort: readonly string[],
  weightOf: (one: T, key: string) => string | number,
): (one: T, other: T) => number {
  return (one, other) => {
    for (const key of sort) {
      const [left, right] = [one, other].map((each) => weightOf(each, key.replace('-', '')));
      if (left !== undefined && right !== undefined && left !== right) {
        return left < right === key.startsWith('-') ? 1 : -1;
      }
    }
    return one.id < other.id ? -1 : 1;
  };
}

/** A page of a list, with its links. @param show makes of an entry what is shown */
export function pageOf<T>(
  house: House,
  call: Call,
  name: 'rooms' | 'bookings',
  all: readonly T[],
  { limit, offset }: Asked,
  show: (one: T) => object,
): Reply {
  const { on } = house;
  const isPast = offset >= all.length && all.length > 0;
  const start = isPast && on('last-page-repeated') && name === 'rooms' ? all.length - 1 : offset;
  const entries = all.slice(start, start + limit).map(show);
  const linkAt = (at: number) => ({ href: linkTo(house, call, targetAt(house, call, at)) });
  const _links = {
    self: { href: linkTo(house, call, call.target) },
    ...(offset + entries.length < all.length && !isPast && { next: linkAt(offset + limit) }),
    ...(offset > 0 && { prev: linkAt(Math.max(0, offset - limit)) }),
  };
  const ghosts = on('total-counts-cancelled') && call.template === '/bookings' ? house.cancelled.length : 0;
  const isBare = on('empty-without-embedded') && call.template.startsWith('/rooms/') && entries.length === 0;
  return json(200, {
    _links,
    ...(!isBare && { _embedded: { [name]: entries } }),
    count: entries.length,
    total: all.length + ghosts,
    limit,
    offset,
  });
}

/** The same target at another offset. */
function targetAt({ on }: House, call: Call, offset: number): string {
  const [path = ''] = call.target.split('?');
  const query = new URLSearchParams(call.queryText);
  if (on('next-drops-filters') && path.startsWith('/rooms/')) {
    for (const name of ['status', 'from', 'to']) query.delete(name);
  }
  query.set('offset', `${offset}`);
  return `${path}?${query}`;
}
