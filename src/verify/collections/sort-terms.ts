import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import type { Listing } from './listing.ts';
import { allows, type QueryPlace, type QueryTerm, queryPlace } from './query-place.ts';

/** A documented order of a list. */
export interface SortTerm {
  readonly terms: readonly QueryTerm[];
  /** As it is asked for: `-price`, `name desc`. */
  readonly label: string;
  /** The path of what it orders by in an item; undefined where that is no property that items have. */
  readonly property: readonly string[] | undefined;
  /** Undefined where the document does not say which way. */
  readonly isDescending: boolean | undefined;
}

/** More orders than this are not tried. */
const maxTerms = 12;

/** The orders that a document names: in an enum, a pattern, examples, a default or between backticks. */
export function sortTerms(listing: Listing): readonly SortTerm[] {
  const { sort } = listing.role;
  const place = sort && queryPlace(listing.world.model, listing.operation, sort.parameter);
  if (!sort) return [];
  if (sort.form === 'object') return objectTerms(listing, sort.parameter).slice(0, maxTerms);
  if (!place) return [];
  const names = [...new Set(namedValues(listing, place))];
  const isWay = names.some((name) => readOrder(listing, name).isDescending === true);
  const direction =
    sort.direction === undefined
      ? undefined
      : queryPlace(listing.world.model, listing.operation, sort.direction);
  const terms = names.flatMap((name): readonly SortTerm[] => {
    const { property, isDescending } = readOrder(listing, name);
    const value = listing.facts.isArray(place.schema ?? { value: true, at: listing.operation.at })
      ? [name]
      : name;
    const term = { place, value };
    if (direction && isDescending === undefined)
      return ways(listing, direction).map(({ text, isDown }) => ({
        terms: [term, { place: direction, value: text }],
        label: `${name} ${text}`,
        property,
        isDescending: isDown,
      }));
    // Where some names say that they go down, the others go up.
    const way = isDescending ?? (isWay || (sort.form === 'minus' && isSigned(place)) ? false : undefined);
    return [{ terms: [term], label: name, property, isDescending: way }];
  });
  return terms
    .filter((one) => one.terms.every((term) => allows(listing.world.model, term.place, term.value)))
    .slice(0, maxTerms);
}

/** What a value of a sort parameter means: `-price`, `price_desc`, `name:asc`, `newest`. */
export function readOrder(listing: Listing, text: string): Pick<SortTerm, 'property' | 'isDescending'> {
  const [, sign, rest = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (sign) return { property: propertyOf(listing, rest), isDescending: sign === '-' };
  const whole = propertyOf(listing, text);
  if (whole !== undefined) return { property: whole, isDescending: undefined };
  const [, name, way] = /^(.+?)[:_. -]?(asc|desc)(?:ending)?$/i.exec(text) ?? [];
  if (name !== undefined)
    return { property: propertyOf(listing, name), isDescending: /^desc/i.test(way ?? '') };
  if (/^(?:newest|latest|most[-_ ]?recent|recent)$/i.test(text))
    return { property: propertyOf(listing, 'created'), isDescending: true };
  if (/^oldest$/i.test(text)) return { property: propertyOf(listing, 'created'), isDescending: false };
  return { property: undefined, isDescending: undefined };
}

/** `created` for `created_at`, `createdAt` for `created_at`, in the item or in the object that has its fields. */
function propertyOf({ facts, role, resource }: Listing, name: string): readonly string[] | undefined {
  const items = role.answer.schema && facts.items(role.answer.schema);
  if (!items) return undefined;
  const plain = plainName(name);
  const inner = resource?.inner === undefined ? undefined : facts.properties(items).get(resource.inner);
  for (const [path, node] of [
    [[], items] as const,
    ...(inner ? [[[inner.name], inner.schema] as const] : []),
  ]) {
    const all = facts.plainProperties(node);
    const found = [plain, `${plain}at`, `${plain}on`, `${plain}date`, `${plain}time`]
      .map((one) => all.get(one))
      .find((one) => one);
    if (found && !facts.isObject(found.schema) && !facts.isArray(found.schema)) return [...path, found.name];
  }
  return undefined;
}

function namedValues(listing: Listing, place: QueryPlace): readonly string[] {
  const { facts } = listing;
  const { schema } = place;
  const node = schema && facts.isArray(schema) ? facts.items(schema) : schema;
  const texts = node ? facts.texts(node) : [];
  if (texts.length > 0) return texts;
  const shown = [
    ...place.examples,
    facts.keyword(node, 'example'),
    facts.keyword(node, 'default'),
    facts.keyword(schema, 'default'),
  ]
    .flatMap((value) => (typeof value === 'string' ? value.split(',') : []))
    .map((text) => text.trim())
    .filter((text) => text !== '' && text.length < 60);
  const pattern = facts.keyword(node, 'pattern');
  const said = [...place.description.matchAll(/[`'"]([+-]?[A-Za-z][\w.]{0,40}(?::(?:asc|desc))?)[`'"]/g)].map(
    ([, text = '']) => text,
  );
  const inPattern = typeof pattern === 'string' ? (pattern.match(/[A-Za-z][A-Za-z0-9_]{1,40}/g) ?? []) : [];
  const known = [...shown, ...said, ...inPattern].filter(
    (text) => readOrder(listing, text).property !== undefined,
  );
  const { sort } = listing.role;
  if (sort?.form === 'plain') return known;
  // Each of them both ways, as the form has it.
  const bare = [...new Set(known.map((text) => readOrder(listing, text).property?.at(-1) ?? ''))];
  return bare.flatMap((name) =>
    sort?.form === 'colon'
      ? [`${name}:asc`, `${name}:desc`]
      : isSigned(place)
        ? [name, `-${name}`]
        : known.filter((text) => readOrder(listing, text).property?.at(-1) === name),
  );
}

/** Whether the document speaks of a sign. */
function isSigned({ description, schema, examples }: QueryPlace): boolean {
  const value = schema?.value;
  const parts = isObject(value)
    ? [value.pattern, value.example, value.default, ...(Array.isArray(value.enum) ? value.enum : [])]
    : [];
  return (
    /\bminus\b|\bhyphen|\bdash|`-|"-|'-|\bprefix|\(-|-\w+\b.*\bdesc/i.test(description) ||
    [...parts, ...examples].some((text) => typeof text === 'string' && /^\^?[-[(]*-/.test(text))
  );
}

function ways(
  listing: Listing,
  { schema }: QueryPlace,
): readonly { readonly text: string; readonly isDown: boolean }[] {
  const texts = schema ? listing.facts.texts(schema) : [];
  const known = texts.length > 0 ? texts : ['asc', 'desc'];
  return known.flatMap((text) =>
    /^(?:asc|desc)/i.test(text) ? [{ text, isDown: /^desc/i.test(text) }] : [],
  );
}

/** `sort[name]=desc`. */
function objectTerms(listing: Listing, parameter: string): readonly SortTerm[] {
  const { world, operation, facts } = listing;
  const own = operation.parameters.find(({ in: place, name }) => place === 'query' && name === parameter);
  const names = own?.schema ? [...facts.properties(own.schema).keys()] : [];
  return names.flatMap((name) => {
    const place = queryPlace(world.model, operation, `${parameter}[${name}]`);
    return place
      ? ways(listing, place).map(({ text, isDown }) => ({
          terms: [{ place, value: text }],
          label: `${name} ${text}`,
          property: propertyOf(listing, name),
          isDescending: isDown,
        }))
      : [];
  });
}
