import type { Parameter } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { plainName } from './noun.ts';
import type { OperationFacts } from './operation-facts.ts';
import type { Role, SortParameter } from './resource.ts';
import type { PropertyFacts, SchemaFacts } from './schema-facts.ts';

const sortNames = new Set('sort sortby orderby ordering sortfield sortkey sortcolumn'.split(' '));
const directionNames = new Set(
  'direction order sortorder sortdirection dir sortdir orderdir orderdirection'.split(' '),
);

/** How the order of a list is asked for; undefined where it cannot be. */
export function sortOf(schemas: SchemaFacts, parameters: readonly Parameter[]): SortParameter | undefined {
  const query = parameters.filter((one) => one.in === 'query');
  const isDirection = ({ schema }: Parameter) =>
    schema !== undefined && schemas.texts(schema).some((text) => /^(?:asc|desc)/i.test(text));
  const direction = query.find(
    (one) => directionNames.has(plainName(one.name)) && (isDirection(one) || plainName(one.name) !== 'order'),
  );
  const sort =
    query.find(({ name }) => sortNames.has(plainName(name))) ??
    query.find((one) => one !== direction && plainName(one.name) === 'order');
  if (!sort) return undefined;
  const isObject = sort.schema !== undefined && schemas.isObject(sort.schema);
  if (isObject) return { parameter: sort.name, form: 'object', direction: undefined };
  const form = direction ? 'plain' : formOf(schemas, sort);
  return { parameter: sort.name, form, direction: direction?.name };
}

/**
 * `-name` is what most have; `name:desc` where an example, an enum or a pattern shows a colon, `name_desc` where the
 * values of an enum end so.
 */
function formOf(schemas: SchemaFacts, { schema, description, examples }: Parameter): SortParameter['form'] {
  const shown = [
    ...(schema ? schemas.texts(schema) : []),
    ...examples.map(({ value }) => String(value)),
    ...(isObject(schema?.value) ? [schema.value.pattern, schema.value.example, schema.value.default] : []),
    description ?? '',
  ].map(String);
  if (shown.some((text) => /\w:\(?(?:\?:)?(?:asc|desc)/i.test(text))) return 'colon';
  const values = schema ? schemas.texts(schema) : [];
  const isSuffixed = values.some((text) => /[a-z0-9][_. -]?(?:asc|desc)(?:ending)?$/i.test(text));
  return isSuffixed ? 'suffix' : 'minus';
}

type Order = NonNullable<Extract<Role, { kind: 'list' }>['order']>;

/** The order that the description promises: `the newest first`, `oldest change first`. */
export function promisedOrder(
  schemas: SchemaFacts,
  { operation }: OperationFacts,
  properties: readonly PropertyFacts[],
): Order | undefined {
  const text = `${operation.summary ?? ''}. ${operation.description ?? ''}`.slice(0, 5000);
  const match = /\b(newest|latest|most recent(?:ly \w+)?|oldest|earliest)\b([^.;]{0,30}?)\bfirst\b/i.exec(
    text,
  );
  if (!match) return byNameOf(text, properties);
  const property = timeOf(schemas, properties, match[0]);
  return property === undefined
    ? undefined
    : { property, isDescending: !/^(?:oldest|earliest)/i.test(match[0]) };
}

/** `by `updated_at`, then `customer_id``: only names written as code, as other words may mean anything. */
function byNameOf(text: string, properties: readonly PropertyFacts[]): Order | undefined {
  const [, name] = /\b(?:by|sorted by|ordered by|in the order of) `([\w.-]{1,100})`/i.exec(text) ?? [];
  const found = properties.find((property) => property.name === name);
  return found && { property: found.name, isDescending: false };
}

function timeOf(
  schemas: SchemaFacts,
  properties: readonly PropertyFacts[],
  said: string,
): string | undefined {
  const times = properties
    .filter(({ schema }) => schemas.keyword(schema, 'format') === 'date-time')
    .map(({ name }) => name);
  const changed = times.find((name) => /updat|modif|chang/i.test(name));
  if (/updat|modif|chang/i.test(said) && changed !== undefined) return changed;
  return times.find((name) => /creat|insert|added/i.test(name)) ?? times.find((name) => name !== changed);
}
