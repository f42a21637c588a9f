import { readBody } from '../rules/read-body.ts';
import { readParameters } from '../rules/read-parameters.ts';
import { flag, list, nullable, numeric, oneOf, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { bodyRefusal, invalid, json, refusal } from './replies.ts';
import { type Search, type Shop, searchId } from './shop.ts';

const searchRule = ({ on }: Shop) =>
  record({
    [on('q-optional') ? 'q?' : 'q']: text({ min: 1, max: 40 }),
    name: text({ min: 1, max: on('long-name-refused') ? 49 : 50 }),
    'kinds?': list(oneOf(['book', 'gadget', 'garment']), {
      min: on('no-kinds-accepted') ? 0 : 1,
      max: 3,
      unique: true,
    }),
    'notify?': on('null-notify-accepted') ? nullable(flag) : flag,
    'max_price?': nullable(numeric({ min: 1, max: 100_000 })),
  });

/** POST /searches */
export function keepSearch(shop: Shop, call: Call, user: string): Reply {
  const { on } = shop;
  const read = readBody(call, searchRule(shop));
  if (!read.ok) return bodyRefusal(read);
  const id = searchId(shop.next());
  const search = completed(id, user, read.value);
  if (!on('kept-search-not-listed')) shop.searches.set(id, search);
  else shop.searches.set(id, { ...search, hidden: true });
  const shown = on('new-search-without-id') ? { ...search, id: 0 } : search;
  return json(201, shown, { Location: `/shop/searches/${id}` });
}

/** GET /searches */
export function listSearches(shop: Shop, call: Call, user: string): Reply {
  const { on } = shop;
  const { values, faults } = readParameters((name) => call.query.getAll(name), {
    notify: { as: on('any-notify-filter') ? 'text' : 'boolean' },
  });
  if (faults.length > 0) return invalid(faults);
  const found = [...shop.searches.values()]
    .reverse()
    .filter((search) => search.owner === user || on('everyones-searches-listed'))
    .filter((search) => values.notify === undefined || String(search.notify) === String(values.notify))
    .filter((search) => search.hidden !== true);
  return json(200, found);
}

/** GET /searches/{searchId} */
export function readSearchById(shop: Shop, call: Call, user: string): Reply {
  const found = find(shop, call, user, 'foreign-search-readable');
  if (typeof found === 'number') return refusal(found);
  const { hidden: _, ...search } = found;
  return json(200, search);
}

/** PUT /searches/{searchId} */
export function replaceSearch(shop: Shop, call: Call, user: string): Reply {
  const before = find(shop, call, user, 'foreign-search-changeable');
  if (typeof before === 'number') return refusal(before);
  const read = readBody(call, searchRule(shop));
  if (!read.ok) return bodyRefusal(read);
  const search = completed(before.id, before.owner, read.value);
  shop.searches.set(before.id, search);
  return json(200, search);
}

/** DELETE /searches/{searchId} */
export function forgetSearch(shop: Shop, call: Call, user: string): Reply {
  const found = find(shop, call, user);
  if (typeof found === 'number') return refusal(found);
  if (!shop.on('forgotten-search-stays')) shop.searches.delete(found.id);
  return shop.on('forget-answers-with-body') ? json(200, {}) : { status: 204 };
}

function find(shop: Shop, call: Call, user: string, leak?: string): Search | number {
  const found = shop.searches.get((call.params.searchId ?? '').toLowerCase());
  if (!found) return 404;
  if (found.owner === user || (leak !== undefined && shop.on(leak))) return found;
  return shop.on('foreign-is-404') ? 404 : 403;
}

/** A search with its defaults; the rule has made sure of the rest. */
function completed(id: string, owner: string, given: Readonly<Record<string, unknown>>): Search {
  return { notify: false, max_price: null, ...given, id, owner } as Search;
}
