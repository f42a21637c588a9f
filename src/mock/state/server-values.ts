import { plainName } from '../../resources/noun.ts';
import type { Resource } from '../../resources/resource.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import { emptyValue } from './finish-value.ts';
import { isOfLaterState } from './first-state.ts';
import { itemShape } from './item-shape.ts';
import { isValid, type StatePlace } from './state-call.ts';

/** What the server says of a new item where nobody else does: always the same, or a made up value each time. */
export type ServerValue =
  | { readonly kind: 'fixed'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'made up'; readonly name: string };

const values = new WeakMap<Resource, readonly ServerValue[]>();

/** What the server sets of a resource's new items, in the order of the schema; found out once. */
export function serverValues(place: StatePlace): readonly ServerValue[] {
  let known = values.get(place.resource);
  if (!known) {
    const { properties } = itemShape(place.context, place.resource);
    known = [...properties.values()].flatMap((property) => serverValue(place, property) ?? []);
    values.set(place.resource, known);
  }
  return known;
}

/** Nothing where that is allowed, else a value that can be; no result before the end. */
function serverValue(place: StatePlace, property: PropertyFacts): ServerValue | undefined {
  const { name, schema, isRequired } = property;
  const { facts } = place.context;
  const fixed = (value: unknown) => ({ kind: 'fixed', name, value }) as const;
  if (isCount(place, property) && isValid(place, schema, 0)) return fixed(0);
  if (isOfLaterState(place.resource, name) || isOfLaterTime(name)) {
    return isRequired ? fixed(emptyValue(place, property)) : undefined;
  }
  if (facts.types(schema).has('null')) return fixed(null);
  const [first] = facts.texts(schema);
  return first === undefined ? { kind: 'made up', name } : fixed(first);
}

/** What nothing new has: `deleted_at`, `completedAt`, `last_login`. */
function isOfLaterTime(name: string): boolean {
  return /^(?:last\w+|(?:deleted|completed|finished|ended|cancell?ed|archived|closed|resolved|failed|revoked|stopped)(?:at|on|date|time)?)$/.test(
    plainName(name),
  );
}

/** `comments_count`; and of what has yet to run, every number that can only grow. */
function isCount({ context, resource }: StatePlace, { name, schema }: PropertyFacts): boolean {
  if (!context.facts.types(schema).has('integer')) return false;
  const isGrowing = resource.lifecycle !== undefined && context.facts.keyword(schema, 'minimum') === 0;
  return isGrowing || /(?:count|total)$|^(?:num|numberof|total)/.test(plainName(name));
}
