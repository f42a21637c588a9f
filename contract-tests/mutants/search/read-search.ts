import { uuid } from '../rules/formats.ts';
import { type Parameter, readParameters } from '../rules/read-parameters.ts';
import { type Fault, list, numeric, oneOf, text } from '../rules/rule.ts';
import type { Call } from '../serve.ts';
import type { Shop } from './shop.ts';

/** What products are asked for. */
export interface Wanted {
  readonly tenant: string;
  readonly requestId: string | undefined;
  readonly q: string | undefined;
  readonly filter: {
    readonly kind?: string;
    readonly price_min?: number;
    readonly price_max?: number;
    readonly in_stock?: boolean;
  };
  readonly tags: readonly string[];
  readonly facets: readonly string[];
  readonly sort: string;
  readonly offset: number;
  readonly limit: number;
}

const plainParameters = ({ on }: Shop): Readonly<Record<string, Parameter>> => ({
  q: { as: 'text', rule: text({ min: 1, max: on('q-limit-off') ? 41 : 40 }) },
  sort: {
    as: 'text',
    fallback: 'name',
    rule: oneOf(['name', '-name', 'price', ...(on('price-descending-refused') ? [] : ['-price'])]),
  },
  offset: {
    as: 'integer',
    fallback: 0,
    rule: numeric({ min: on('negative-offset-accepted') ? -1 : 0, max: 10_000 }),
  },
  limit: { as: 'integer', fallback: 20, rule: numeric({ min: 1, max: 40 }) },
});

/** Reads the parameters of GET /products. */
export function readSearch(
  shop: Shop,
  call: Call,
): { readonly wanted: Wanted; readonly faults: readonly Fault[] } {
  const { on } = shop;
  const query = readParameters((name) => call.query.getAll(name), plainParameters(shop));
  const headers = readHeaders(shop, call);
  const filter = readFilter(shop, call.query);
  const tagLimit = on('fifth-tag-accepted') ? 5 : 4;
  const tags = readArray(call, 'tags', ',', (value) =>
    list(text({ pattern: /^[a-z]{2,12}$/ }), { min: 1, max: tagLimit, unique: true })(value, 'tags'),
  );
  const facets = readArray(call, 'facets', '|', (value) =>
    list(oneOf(['kind', 'maker', 'in_stock']), { min: 1, unique: !on('repeated-facet-accepted') })(
      value,
      'facets',
    ),
  );
  // Used only where there are no faults, and the rules have made sure of the types then.
  const wanted = {
    ...query.values,
    ...headers.values,
    filter: filter.values,
    tags: tags.values,
    facets: facets.values,
  } as unknown as Wanted;
  const faults = [query, headers, filter, tags, facets].flatMap((one) => one.faults);
  return { wanted, faults };
}

/** Reads the header parameters of the products. */
export function readHeaders(
  { on }: Shop,
  call: Call,
): { values: { tenant: string }; faults: readonly Fault[] } {
  const sent = (name: string) => [call.headers[name.toLowerCase()] ?? []].flat();
  const tenant = on('tenant-not-checked') ? text({ min: 1 }) : oneOf(['north', 'south']);
  const { values, faults } = readParameters(sent, {
    'X-Tenant': {
      as: 'text',
      required: !on('tenant-not-required'),
      rule: tenant,
      ...(on('tenant-not-required') && { fallback: 'north' }),
    },
    'X-Request-Id': { as: 'text', rule: on('request-id-not-checked') ? text() : text({ format: uuid }) },
  });
  return { values: { tenant: String(values['X-Tenant']), ...pick(values['X-Request-Id']) }, faults };
}

const pick = (requestId: unknown) => (typeof requestId === 'string' ? { requestId } : {});

const filters = ({ on }: Shop): Readonly<Record<string, Parameter>> => ({
  kind: { as: 'text', rule: on('any-kind-filter') ? text() : oneOf(['book', 'gadget', 'garment']) },
  price_min: { as: 'number', rule: numeric({ min: 0, max: 100_000 }) },
  price_max: { as: 'number', rule: numeric({ min: 0, max: 100_000 }) },
  in_stock: { as: 'boolean' },
});

/** Reads `filter[kind]=book`. */
function readFilter(shop: Shop, query: URLSearchParams): { values: object; faults: readonly Fault[] } {
  const { on } = shop;
  const rules = filters(shop);
  const names = [...new Set(query.keys())].filter((name) => /^filter(?:\[|$)/.test(name));
  const read = readParameters((name) => query.getAll(`filter[${name}]`), rules);
  const unknown = names.filter((name) => !Object.keys(rules).some((one) => name === `filter[${one}]`));
  const isOpen = on('unknown-filter-accepted');
  const refused = isOpen ? [] : unknown.map((field) => ({ field, reason: 'is no filter' }));
  const faults = read.faults.map(({ field, reason }) => ({ field: `filter[${field}]`, reason }));
  return { values: read.values, faults: [...faults, ...refused] };
}

/** Reads an array that is sent in one piece. */
function readArray(
  call: Call,
  name: string,
  separator: string,
  rule: (value: readonly string[]) => readonly Fault[],
): { values: readonly string[]; faults: readonly Fault[] } {
  const texts = call.query.getAll(name);
  if (texts.length > 1) return { values: [], faults: [{ field: name, reason: 'is given more than once' }] };
  const [text] = texts;
  if (text === undefined) return { values: [], faults: [] };
  const values = text.split(separator);
  return { values, faults: rule(values) };
}
