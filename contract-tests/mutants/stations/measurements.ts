import { checkParameters } from '../check-call.ts';
import { preferredType } from '../preferred-type.ts';
import { dateTime, instantOf } from '../rules/formats.ts';
import type { Call, Reply } from '../serve.ts';
import { wrongCursor } from './list-stations.ts';
import { type Measurement, type Network, unmeasured } from './network.ts';
import { cutPage, linkTo, type Page, type Place, readCursor } from './page.ts';
import { fail, json } from './replies.ts';
import { findStation, readBody } from './stations.ts';

interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly sort: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** GET /stations/{stationId}/measurements */
export function listMeasurements(network: Network, call: Call): Reply {
  const { on } = network;
  const all = network.measurements.get(call.params.stationId ?? '');
  if (!all) return fail(404);
  const accepted = preferredType(call.headers.accept ?? '*/*', ['application/json', 'text/csv']);
  const mediaType = on('accept-ignored') ? (accepted ?? 'application/json') : accepted;
  if (mediaType === undefined) return fail(406);
  const { values, violations } = checkParameters(network, call);
  // The document has made sure of the types and filled in the defaults.
  const { sort, limit, cursor, ...range } = values as unknown as Asked;
  const wrong = rangeFaults(range);
  if (violations.length > 0 || wrong.length > 0) return fail(400, [...violations, ...wrong]);
  if (on('offset-time-crashes') && /[+-]\d\d:\d\d$/.test(range.from ?? '')) return fail(500);
  const scope = `measurements ${call.params.stationId} ${sort}`;
  const after = cursor === undefined ? undefined : readCursor(scope, cursor);
  if (cursor !== undefined && !after) return wrongCursor();
  const found = all.filter((one) => isWithin(network, one, range));
  const isDescending = sort.startsWith('-');
  const page = cutPage(found, { placeOf, isDescending, after, limit, scope, isRepeating: false });
  const isStuck = on('cursor-never-ends') && cursor !== undefined && page.nextCursor === null;
  return send(network, call, mediaType, isStuck ? { ...page, nextCursor: cursor } : page);
}

/** POST /stations/{stationId}/measurements */
export function addMeasurements(network: Network, call: Call): Reply {
  const { on, measurements } = network;
  const station = findStation(network, call);
  if (!station) return fail(404);
  const sent = readBody(network, call);
  if (!sent.ok) return sent.reply;
  // The document has made sure that these have times.
  const given = sent.value.measurements as readonly (Partial<Measurement> & { readonly time: string })[];
  const wrong = given.filter(({ time }) => !dateTime(time));
  if (wrong.length > 0) return fail(400, [{ name: '/measurements', message: 'a time is not valid' }]);
  if (station.status === 'retired') return fail(409);
  const kept = [...(measurements.get(station.id) ?? [])];
  const times = new Set(kept.map(({ time }) => instantOf(time)));
  let stored = 0;
  for (const one of given) {
    if (times.has(instantOf(one.time))) continue;
    times.add(instantOf(one.time));
    stored += 1;
    if (!(on('last-one-lost') && one === given.at(-1))) kept.push({ ...unmeasured, ...one });
  }
  measurements.set(station.id, kept);
  return json(201, { received: given.length, stored, skipped: given.length - stored });
}

/** GET /stations/{stationId}/latest */
export function getLatest(network: Network, call: Call): Reply {
  const { on, measurements } = network;
  const station = findStation(network, call);
  const all = (station && measurements.get(station.id)) ?? [];
  const byTime = [...all].sort((one, other) => instantOf(one.time) - instantOf(other.time));
  const latest = (on('latest-is-last-sent') ? all : byTime).at(-1);
  if (!latest) return station && on('no-latest-is-204') ? { status: 204 } : fail(404);
  const time = on('latest-without-zone') ? latest.time.replace(/(?:Z|[+-]\d\d:\d\d)$/i, '') : latest.time;
  return json(200, { ...latest, time });
}

function rangeFaults({ from, to }: Pick<Asked, 'from' | 'to'>): { name: string; message: string }[] {
  const given = Object.entries({ from, to }).filter(([, text]) => text !== undefined && !dateTime(text));
  if (given.length > 0) return given.map(([name]) => ({ name, message: 'is no date-time' }));
  const isTurned = from !== undefined && to !== undefined && instantOf(to) < instantOf(from);
  return isTurned ? [{ name: 'to', message: 'is before from' }] : [];
}

function isWithin({ on }: Network, { time }: Measurement, { from, to }: Pick<Asked, 'from' | 'to'>): boolean {
  const instant = instantOf(time);
  return (
    (from === undefined || on('from-ignored') || instant >= instantOf(from)) &&
    (to === undefined || instant < instantOf(to))
  );
}

/** By the instant, written so that texts sort as the instants do, years before 1970 among them. */
function placeOf({ time }: Measurement): Place {
  return [String(instantOf(time) + 1e15).padStart(17, '0'), ''];
}

const columns = ['time', 'temperature', 'humidity', 'pressure', 'windSpeed'] as const;

function send({ on }: Network, call: Call, mediaType: string, page: Page<Measurement>): Reply {
  const link = linkTo(call, page.nextCursor);
  if (mediaType === 'application/json') return { ...json(200, page, link), chunked: on('chunked-pages') };
  const lines = page.items.map((one) => columns.map((name) => one[name] ?? '').join(','));
  const body = [columns.join(','), ...lines].map((line) => `${line}\r\n`).join('');
  const type = on('csv-as-plain-text') ? 'text/plain; charset=utf-8' : 'text/csv; charset=utf-8';
  return { status: 200, headers: { 'Content-Type': type, ...link }, body };
}
