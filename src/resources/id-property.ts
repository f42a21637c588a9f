import type { SchemaNode } from '../model/model.ts';
import { plainName } from './noun.ts';
import type { PropertyFacts, SchemaFacts } from './schema-facts.ts';

/** What a path names an item by. */
export interface NamedBy {
  /** The path parameter: `source_id`. */
  readonly parameter: string;
  readonly schema: SchemaNode | undefined;
  /** What an item is called, plain: `source`. */
  readonly noun: string;
}

/** Names of what tells things apart, the usual ones first. */
const usual = [
  'id',
  'uuid',
  'guid',
  'key',
  'slug',
  'code',
  'name',
  'number',
  'login',
  'username',
  'email',
  'sha',
  'ref',
  'tag',
];

/**
 * The property of an item that a path parameter names it by: `{source_id}` is `source_id`, or `id`; `{id}` of a customer is
 * `id`, or `customer_id`; `{team_slug}` is `slug`. Undefined where none is it for sure.
 */
export function idPropertyOf(schemas: SchemaFacts, item: SchemaNode, by: NamedBy): PropertyFacts | undefined {
  const properties = schemas.plainProperties(item);
  const parameter = plainName(by.parameter);
  const bare = parameter.startsWith(by.noun) ? parameter.slice(by.noun.length) : '';
  const isId = /(?:id|uuid|guid|identifier)$/.test(parameter);
  const tries = [
    parameter,
    ...(isId
      ? [bare, 'id', `${by.noun}id`, `${by.noun}uuid`, 'uuid', 'guid']
      : [bare, `${by.noun}${parameter}`]),
    // `/users/{user}` says no more than that it is one of them.
    ...(parameter === by.noun || !isId ? [...usual, `${by.noun}id`] : []),
  ];
  for (const name of tries) {
    const found = name === '' ? undefined : properties.get(name);
    if (found && isKey(schemas, found.schema) && hasCommonType(schemas, found.schema, by.schema))
      return found;
  }
  return undefined;
}

/** The property that tells items apart where no path names one: `id`, `alert_id`, or the only one that ends so. */
export function ownIdPropertyOf(
  schemas: SchemaFacts,
  item: SchemaNode,
  noun: string,
): PropertyFacts | undefined {
  const properties = schemas.plainProperties(item);
  for (const name of ['id', `${noun}id`, 'uuid', 'guid']) {
    const found = properties.get(name);
    if (found && isKey(schemas, found.schema)) return found;
  }
  // An item's own id comes before those of others: `{ healing_id, action_id, … }`.
  const first = [...schemas.properties(item).values()].find(({ schema }) => isKey(schemas, schema));
  return first && /id$/.test(plainName(first.name)) ? first : undefined;
}

/** Texts and whole numbers can tell things apart. */
function isKey(schemas: SchemaFacts, schema: SchemaNode): boolean {
  const types = schemas.types(schema);
  return (types.has('string') || types.has('integer')) && !types.has('object') && !types.has('boolean');
}

function hasCommonType(schemas: SchemaFacts, one: SchemaNode, other: SchemaNode | undefined): boolean {
  if (!other) return true;
  const [types, others] = [schemas.types(one), schemas.types(other)];
  return ['string', 'integer'].some((type) => types.has(type as 'string') && others.has(type as 'string'));
}
