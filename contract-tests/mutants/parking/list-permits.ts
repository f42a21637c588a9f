import { checkParameters } from '../check-call.ts';
import type { Or } from '../or.ts';
import { date } from '../rules/formats.ts';
import type { Call, Reply } from '../serve.ts';
import { findZone, type Office, type Permit } from './office.ts';
import { failure, shown, success } from './replies.ts';

type Filter = ReadonlyMap<string, string>;

const conditions: Readonly<Record<string, (text: string) => boolean>> = {
  kind: (text) => ['resident', 'visitor', 'disabled', 'carpool'].includes(text),
  status: (text) => text === 'active' || text === 'revoked',
  valid_on: date,
};

/** GET /zones */
export function listZones(office: Office, call: Call): Reply {
  const { on, zones } = office;
  const { values, violations } = checkParameters(office, call);
  if (violations.length > 0) return failure(400, violations);
  // The document has made sure of the types.
  const { page, page_size: asked } = values as { page: number; page_size: number };
  const size = on('default-size-2') && !call.query.has('page_size') ? 2 : asked;
  const data = zones.slice((page - 1) * size, page * size);
  const entries = data.map((zone) => {
    if (on('no-kinds-is-null') && zone.kinds.length === 0) return { ...zone, kinds: null };
    return zone;
  });
  return success(office, 200, entries, pageMetadata(page, on('default-size-2') ? size : asked, zones.length));
}

/** GET /zones/{zone_id}/permits */
export function listPermits(office: Office, call: Call): Reply {
  const { on, permits } = office;
  if (on('far-zone-crashes') && Number(call.params.zone_id) > 2_147_483_647) return failure(500);
  const zone = findZone(office, call);
  if (!zone) return failure(404);
  const { values, violations } = checkParameters(office, call);
  if (violations.length > 0) return failure(400, violations);
  const filter = readFilter(call);
  if (!filter.ok) return filter.reply;
  // The document has made sure of the types.
  const { page: asked, page_size: size, sort } = values as { page: number; page_size: number; sort: string };
  const all = [...permits.values()].filter((permit) => permit.zone_id === zone.id);
  const found = all.filter((permit) => isWanted(office, permit, filter.value));
  const sorted = on('plate-only-ascending') && sort === '-plate' ? order(found, 'plate') : order(found, sort);
  const last = Math.max(1, Math.ceil(found.length / size));
  const page = on('last-page-repeated') ? Math.min(asked, last) : asked;
  const entries = sorted.slice((page - 1) * size, page * size).map((permit) => shown(office, permit));
  const total = on('total-ignores-filter') ? all.length : found.length;
  const data = on('no-permits-is-null') && entries.length === 0 ? null : entries;
  return success(office, 200, data, pageMetadata(asked, size, total));
}

function pageMetadata(page: number, size: number, total: number): object {
  return { page, page_size: size, total_items: total, total_pages: Math.ceil(total / size) };
}

/** Reads `filter[kind]=visitor`, which the contract leaves to its subjects. */
function readFilter(call: Call): Or<Filter> {
  const filter = new Map<string, string>();
  for (const [key, value] of call.query) {
    if (key !== 'filter' && !key.startsWith('filter[')) continue;
    const name = /^filter\[(.*)\]$/.exec(key)?.[1] ?? '';
    const isGood = Object.hasOwn(conditions, name) && !filter.has(name) && conditions[name]?.(value);
    if (!isGood) {
      const message = 'is unknown, given twice or not valid';
      const wrong = { in: 'query', name: key, keyword: 'filter', property: undefined, message } as const;
      return { ok: false, reply: failure(400, [wrong]) };
    }
    filter.set(name, value);
  }
  return { ok: true, value: filter };
}

function isWanted({ on }: Office, permit: Permit, filter: Filter): boolean {
  const [kind, status, day] = ['kind', 'status', 'valid_on'].map((name) => filter.get(name));
  const met = [
    kind === undefined
      ? undefined
      : permit.kind === kind || (on('visitors-not-filtered') && kind === 'visitor'),
    status === undefined ? undefined : permit.status === status,
    day === undefined ? undefined : isValidOn(permit, day, on('last-day-left-out')),
  ].filter((one) => one !== undefined);
  return on('one-condition-is-enough') && met.length > 0 ? met.includes(true) : !met.includes(false);
}

function isValidOn(
  { valid_from: from, valid_until: until }: Permit,
  day: string,
  isLastLeftOut: boolean,
): boolean {
  if (from > day) return false;
  return until === null || (isLastLeftOut ? until > day : until >= day);
}

function order(permits: readonly Permit[], sort: string): readonly Permit[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  // The document has made sure that it is one of these.
  const key = sort.replace('-', '') as 'created_at' | 'plate' | 'valid_from';
  return permits.toSorted((one, other) =>
    one[key] === other[key] ? 0 : one[key] < other[key] ? -sign : sign,
  );
}
