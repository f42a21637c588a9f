import { checkParameters } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import type { Network, Station } from './network.ts';
import { cutPage, linkTo, readCursor } from './page.ts';
import { crash, fail, json } from './replies.ts';

interface Asked {
  readonly sort: string;
  readonly fields?: readonly string[];
  readonly limit: number;
  readonly cursor?: string;
}

interface Filter {
  readonly country?: string;
  readonly status?: string;
  readonly minElevation?: string;
}

/** GET /stations */
export function listStations(network: Network, call: Call): Reply {
  const { on } = network;
  const { values, violations } = checkParameters(network, call);
  if (violations.length > 0) return fail(400, violations);
  const filter = readFilter(network, call);
  if (!filter.ok) return filter.reply;
  // The document has made sure of the types and filled in the defaults.
  const { sort, fields, limit, cursor } = values as unknown as Asked;
  const scope = `stations ${sort}`;
  const after = cursor === undefined ? undefined : readCursor(scope, cursor);
  if (cursor !== undefined && !after) return on('strange-cursor-crashes') ? crash() : wrongCursor();
  const key = sort.endsWith('name') ? 'name' : 'createdAt';
  const found = [...network.stations.values()].filter((one) => fits(network, one, filter.value));
  const page = cutPage(found, {
    placeOf: (station) => [station[key], station.id],
    isDescending: sort.startsWith('-') && !(on('descending-names-ignored') && sort === '-name'),
    after,
    limit,
    scope,
    isRepeating: on('item-on-two-pages'),
  });
  const items = page.items.map((one) => shown(network, one, on('fields-ignored') ? undefined : fields));
  return json(200, { items, nextCursor: page.nextCursor }, linkTo(call, page.nextCursor));
}

/** What is answered to a cursor that is none. */
export function wrongCursor(): Reply {
  return fail(400, [{ name: 'cursor', message: 'is no cursor of this list' }]);
}

function shown({ on }: Network, station: Station, fields: readonly string[] | undefined): object {
  const isNull = on('no-tags-is-null') && station.tags.length === 0;
  const whole = isNull ? { ...station, tags: null } : station;
  const isAsked = (name: string) => name === 'id' || fields === undefined || fields.includes(name);
  const kept = Object.entries(whole).filter(([name]) => isAsked(name));
  return Object.fromEntries(on('fields-turned') ? kept.reverse() : kept);
}

function fits({ on }: Network, station: Station, { country, status, minElevation }: Filter): boolean {
  const isStatus = station.status === status || (on('retired-filter-ignored') && status === 'retired');
  return (
    (country === undefined || station.country === country) &&
    (status === undefined || isStatus) &&
    (minElevation === undefined || (station.elevation !== null && station.elevation >= Number(minElevation)))
  );
}

const rules: Readonly<Record<keyof Filter, (text: string) => boolean>> = {
  country: (text) => /^[A-Z]{2}$/.test(text),
  status: (text) => /^(?:active|maintenance|retired)$/.test(text),
  minElevation: (text) => /^-?\d{1,4}$/.test(text) && Number(text) >= -430 && Number(text) <= 8850,
};

/** Reads `filter[country]=AT`, which the contract leaves to its subjects. */
function readFilter({ on }: Network, call: Call): Or<Filter> {
  const found = new Map<string, string>();
  for (const [key, value] of call.query) {
    const name = /^filter\[(.*)\]$/.exec(key)?.[1];
    if (name === undefined) continue;
    const isKnown = Object.hasOwn(rules, name) && !found.has(name);
    if (!isKnown && on('unknown-filter-accepted')) continue;
    // It is one of the rules where it is known.
    if (!isKnown || !rules[name as keyof Filter](value)) {
      return { ok: false, reply: fail(400, [{ name: key, message: 'is not valid' }]) };
    }
    found.set(name, value);
  }
  return { ok: true, value: Object.fromEntries(found) };
}
