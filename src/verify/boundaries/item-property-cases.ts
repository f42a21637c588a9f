import type { Model, Operation } from '../../model/model.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import { plainName } from '../../resources/noun.ts';
import { type PropertyFacts, SchemaFacts } from '../../resources/schema-facts.ts';
import { type Break, ranks } from './break.ts';
import { invalidCase } from './invalid-case.ts';
import { isPlain, withProperty } from './object-property.ts';
import { isJson, type Place } from './place.ts';
import type { RankedCase } from './ranked-case.ts';
import { sampleOf } from './sample-of.ts';

/** More properties of an item are not tried in one body. */
const maxProperties = 4;

/**
 * What an item has and a closed body does not: whoever lists what is refused by hand, or copies what was sent, forgets one of
 * them, and a name that nobody has shows nothing of it. One request each.
 */
export function itemPropertyCases(
  model: Model,
  operation: Operation,
  places: readonly Place[],
): readonly RankedCase[] {
  const map = inferResources(model);
  const role = map.roles.get(operation);
  if (role?.kind !== 'create' && role?.kind !== 'patch' && role?.kind !== 'replace') return [];
  const own = map.resources.get(role.resource)?.schema;
  const place = places.find(
    ({ root, path, isBranch, constraints: { isClosed, types } }) =>
      root.kind === 'body' &&
      !isBranch &&
      isClosed &&
      types.has('object') &&
      path.join('/') === role.input.path.join('/'),
  );
  if (!own || !place || !isJson(place)) return [];
  return [...new SchemaFacts(model).properties(own).values()]
    .filter(({ name }) => !place.constraints.properties.has(name))
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .slice(0, maxProperties)
    .map((property) => ({ one: invalidCase(operation, place, breakWith(property)), rank: ranks.usual }));
}

/** What others may want to set comes first, what every server makes itself last. */
function rankOf({ name }: PropertyFacts): number {
  const plain = plainName(name);
  if (/^(?:id|uuid|key|self|links?|href|url|object|kind)$|(?:at|on)$|(?:count|etag)$/.test(plain)) return 2;
  return /^(?:owner|user|author|requester|creator|customer|account|tenant|role|status|state|balance|total|verified)/.test(
    plain,
  )
    ? 0
    : 1;
}

function breakWith({ name, schema }: PropertyFacts): Break {
  return {
    keyword: 'additionalProperties',
    slug: `additionalProperties ${name}`,
    what: `"${name}", which the item has and the body does not`,
    rank: ranks.usual,
    make: (base, { model }) => {
      const value = sampleOf(model, schema);
      return isPlain(base) && value !== undefined ? [withProperty(base, name, value)] : [];
    },
  };
}
