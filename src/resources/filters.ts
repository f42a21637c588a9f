import type { Parameter, SchemaNode } from '../model/model.ts';
import { plainName, singularNoun } from './noun.ts';
import { rangeFilterOf } from './range-filter.ts';
import { relatedFilterOf } from './related-filter.ts';
import type { Filter } from './resource.ts';
import type { PropertyFacts, SchemaFacts } from './schema-facts.ts';

/** What the items of a list are. */
export interface Listed {
  readonly schemas: SchemaFacts;
  /** What an item is. */
  readonly schema: SchemaNode;
  /** What one is called, plain. */
  readonly noun: string;
  readonly idProperty: string | undefined;
  /** The property of an item in which its fields stand. Default: none. */
  readonly inner?: string | undefined;
}

const searchNames = new Set(
  'q query search keyword keywords term searchterm text filtertext contains'.split(' '),
);
/** How an answer is written, and not which items are in it. */
const otherNames = new Set(
  'fields include expand embed format apikey callback pretty view locale lang language timezone'.split(' '),
);

/** The query parameters of a list that choose items, each with what it compares. */
export function filtersOf(listed: Listed, parameters: readonly Parameter[]): readonly Filter[] {
  return parameters.flatMap((parameter) => {
    const filter = parameter.in === 'query' ? filterOf(listed, parameter) : undefined;
    return filter ? [{ parameter: parameter.name, ...filter }] : [];
  });
}

type Test = Omit<Filter, 'parameter'>;

function filterOf(listed: Listed, parameter: Parameter): Test | undefined {
  const plain = plainName(parameter.name);
  const { schemas } = listed;
  if (otherNames.has(plain)) return undefined;
  const equal = equalFilterOf(listed, parameter);
  if (equal) return equal;
  // An empty path is the whole item: all its texts.
  if (searchNames.has(plain)) return { property: [], test: 'contains' };
  const [, part] = /^(.+?)[_.-]?(?:contains|like|search|icontains)\]?$/i.exec(parameter.name) ?? [];
  const text = part === undefined ? undefined : propertyNamed(listed, part);
  if (text && schemas.types(text.schema).has('string')) return { property: [text.name], test: 'contains' };
  return (
    rangeFilterOf(schemas, [...schemas.properties(listed.schema).values()], parameter) ??
    fieldFilterOf(listed, parameter)
  );
}

/** The same in the object that has the fields of items, and in what tells what they are related to. */
function fieldFilterOf(listed: Listed, parameter: Parameter): Test | undefined {
  const { schemas, schema, inner } = listed;
  const found = inner === undefined ? undefined : schemas.properties(schema).get(inner);
  if (!found || inner === undefined) return undefined;
  const test = filterOf({ ...listed, schema: found.schema, inner: undefined }, parameter);
  if (test) return { ...test, property: test.property.length > 0 ? [inner, ...test.property] : [] };
  return relatedFilterOf(schemas, schema, bareName(parameter), parameter);
}

/** `status` of `filter[status]`. */
function bareName({ name }: Parameter): string {
  return /^(?:filters?|where|f|search|query|q)\[([^[\]]+)\]$/.exec(name)?.[1] ?? name;
}

/** `status`, `filter[status]`, `author.name`, `dataset` for `dataset_id`, `statuses` and `ids` for one of several. */
function equalFilterOf(listed: Listed, parameter: Parameter): Test | undefined {
  const { schemas } = listed;
  const name = bareName(parameter);
  const takesSeveral = parameter.schema !== undefined && schemas.isOnly(parameter.schema, 'array');
  const nested = name.includes('.') ? nestedPath(listed, name.split('.')) : undefined;
  if (nested) return { property: nested, test: takesSeveral ? 'one-of' : 'equals' };
  const singular = singularNoun(name);
  const several = propertyNamed(listed, name) === undefined && singular !== plainName(name);
  const property =
    propertyNamed(listed, name) ??
    propertyNamed(listed, `${plainName(name)}id`) ??
    (several ? propertyNamed(listed, singular) : undefined) ??
    listedProperty(listed, name);
  if (!property) return innerFilterOf(listed, name, parameter, takesSeveral);
  if (!isAlike(schemas, property, parameter)) return undefined;
  const isListed = takesSeveral || several || /comma[- ]separated/i.test(parameter.description ?? '');
  // Of a property that is a list, one of the values is asked for.
  const isList = schemas.isArray(property.schema);
  return { property: [property.name], test: isList ? 'contains' : isListed ? 'one-of' : 'equals' };
}

/** Names that many things have: they say whose they are, or mean the item's own. */
const general = new Set(
  'id name type kind status state date value title code description url key'.split(' '),
);

/** `currency` for `amount.currency` where no other has one, `customer_name` for `customer.name`. */
function innerFilterOf(
  { schemas, schema }: Listed,
  name: string,
  parameter: Parameter,
  takesSeveral: boolean,
): Test | undefined {
  const plain = plainName(name);
  const inner = [...schemas.properties(schema).values()].flatMap((outer) =>
    schemas.isObject(outer.schema)
      ? [...schemas.properties(outer.schema).values()].map((property) => ({ outer, property }))
      : [],
  );
  const whole = inner.filter(({ outer, property }) => plainName(`${outer.name}${property.name}`) === plain);
  const part = general.has(plain) ? [] : inner.filter(({ property }) => plainName(property.name) === plain);
  const [found, other] = whole.length > 0 ? whole : part;
  if (!found || other || !isAlike(schemas, found.property, parameter)) return undefined;
  return { property: [found.outer.name, found.property.name], test: takesSeveral ? 'one-of' : 'equals' };
}

/** `tag` for the list `tags`. */
function listedProperty({ schemas, schema }: Listed, name: string): PropertyFacts | undefined {
  const plain = plainName(name);
  return [...schemas.properties(schema).values()].find(
    (property) => schemas.isArray(property.schema) && singularNoun(property.name) === plain,
  );
}

function propertyNamed(
  { schemas, schema, noun, idProperty }: Listed,
  name: string,
): PropertyFacts | undefined {
  const plain = plainName(name);
  const properties = schemas.plainProperties(schema);
  const own = plain === 'id' && idProperty !== undefined ? plainName(idProperty) : undefined;
  return (
    properties.get(plain) ??
    (own === undefined ? undefined : properties.get(own)) ??
    properties.get(`${noun}${plain}`)
  );
}

function nestedPath({ schemas, schema }: Listed, names: readonly string[]): readonly string[] | undefined {
  const path: string[] = [];
  let level = schema;
  for (const name of names.slice(0, 5)) {
    const found = schemas.plainProperties(level).get(plainName(name));
    if (!found) return undefined;
    path.push(found.name);
    level = found.schema;
  }
  return path;
}

/** Whether parameter and property can have a value in common: both texts, say. A parameter that is a list compares its items. */
function isAlike(schemas: SchemaFacts, property: PropertyFacts, { schema }: Parameter): boolean {
  if (!schema) return true;
  const bare = (node: NonNullable<typeof schema>) =>
    schemas.isArray(node) ? (schemas.items(node) ?? node) : node;
  const [one, other] = [schemas.types(bare(schema)), schemas.types(bare(property.schema))];
  return (['string', 'integer', 'number', 'boolean'] as const).some(
    (type) => one.has(type) && other.has(type),
  );
}
