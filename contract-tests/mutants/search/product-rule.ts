import {
  type Fault,
  flag,
  isObject,
  list,
  nullable,
  numeric,
  oneOf,
  type Rule,
  record,
  text,
} from '../rules/rule.ts';
import type { Shop } from './shop.ts';

/** The rule of a new product: that of its kind. */
export function productRule(shop: Shop): Rule {
  const { on } = shop;
  const shared = {
    kind: oneOf(['book', 'gadget', 'garment']),
    sku: text(on('any-sku') ? { min: 1, max: 20 } : { pattern: /^[A-Z]{3}-[0-9]{4}$/ }),
    name: text({ min: on('empty-name-accepted') ? 0 : 1, max: 60 }),
    price: numeric({ min: on('free-product-accepted') ? 0 : Number.MIN_VALUE, max: 100_000 }),
    'maker?': on('null-maker-refused') ? text({ min: 1, max: 40 }) : nullable(text({ min: 1, max: 40 })),
    'tags?': list(text({ pattern: /^[a-z]{2,12}$/ }), { max: 4, unique: true }),
    'in_stock?': flag,
  };
  const kinds: Readonly<Record<string, Rule>> = {
    book: record({
      ...shared,
      [on('pages-optional') ? 'pages?' : 'pages']: numeric({ min: 1, max: 5000, whole: true }),
      'isbn?': nullable(text({ pattern: /^97[89][0-9]{10}$/ })),
    }),
    gadget: record({
      ...shared,
      voltage: numeric({ min: 1, max: on('top-voltage-refused') ? 399 : 400 }),
      'warranty_months?': nullable(numeric({ min: 0, max: 120, whole: true })),
    }),
    garment: record({ ...shared, size: oneOf(['S', 'M', 'L', 'XL']) }),
  };
  return (value, field): readonly Fault[] => {
    if (!isObject(value)) return [{ field, reason: 'must be an object' }];
    const kind = Object.hasOwn(value, 'kind') ? value.kind : undefined;
    const rule = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    return rule ? rule(value, field) : [{ field: 'kind', reason: 'must be book, gadget or garment' }];
  };
}
