import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import { fail } from './replies.ts';
import type { Shelves } from './shelves.ts';

/** What products are filtered by. */
export interface Filter {
  readonly kind?: string;
  readonly minPrice?: number;
  readonly maxPrice?: number;
  readonly inStock?: boolean;
}

const rules: Readonly<Record<keyof Filter, RegExp>> = {
  kind: /^(?:book|game)$/,
  minPrice: /^(?:\d{1,6}|1000000)$/,
  maxPrice: /^(?:\d{1,6}|1000000)$/,
  inStock: /^(?:true|false)$/,
};

/** Reads `filter[kind]=book`, which the contract leaves to its subjects. */
export function readFilter({ on }: Shelves, call: Call): Or<Filter> {
  const found = new Map<string, string | number | boolean>();
  for (const [key, value] of call.query) {
    const name = /^filter\[(.*)\]$/.exec(key)?.[1];
    if (name === undefined) continue;
    const isRule = Object.hasOwn(rules, name) && !found.has(name);
    const isNegative = on('negative-price-accepted') && name === 'minPrice' && /^-\d{1,6}$/.test(value);
    // The check above has made sure that the name is one of the rules.
    if (!isRule || !(isNegative || rules[name as keyof Filter].test(value))) {
      const isCrash = on('unknown-kind-crashes') && name === 'kind';
      return { ok: false, reply: fail(isCrash ? 500 : 400, 'The filter is not valid', `filter[${name}]`) };
    }
    found.set(name, name === 'kind' ? value : name === 'inStock' ? value === 'true' : Number(value));
  }
  return { ok: true, value: Object.fromEntries(found) };
}
