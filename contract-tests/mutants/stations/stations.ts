import { checkJsonBody } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import type { Network, Station } from './network.ts';
import { fail, json } from './replies.ts';

const defaults = { elevation: null, status: 'active', tags: [] } as const;

/** POST /stations */
export function createStation(network: Network, call: Call): Reply {
  const { on, stations } = network;
  const sent = readBody(network, call);
  if (!sent.ok) return sent.reply;
  if (on('pole-crashes') && sent.value.latitude === 90) return fail(500);
  const before = [...stations.keys()].at(-1);
  const fields = { ...defaults, ...sent.value };
  // The document has made sure of the types.
  const station = { id: network.nextId(), ...fields, createdAt: network.now() } as unknown as Station;
  stations.set(station.id, station);
  network.measurements.set(station.id, []);
  const named = on('location-of-another') ? before : station.id;
  return json(on('created-is-200') ? 200 : 201, station, { Location: `/v1/stations/${named}` });
}

/** GET /stations/{stationId} */
export function getStation(network: Network, call: Call): Reply {
  const station = findStation(network, call);
  if (!station) return fail(404);
  const isText = network.on('elevation-as-text') && station.elevation !== null;
  return json(200, isText ? { ...station, elevation: String(station.elevation) } : station);
}

/** PATCH /stations/{stationId} */
export function updateStation(network: Network, call: Call): Reply {
  const { on, stations } = network;
  const station = findStation(network, call);
  if (!station) return fail(404);
  const sent = readBody(network, call);
  if (!sent.ok) return sent.reply;
  const changed: Station = { ...station, ...sent.value };
  const { longitude } = station;
  stations.set(station.id, on('longitude-not-changed') ? { ...changed, longitude } : changed);
  return json(200, stations.get(station.id));
}

/** DELETE /stations/{stationId} */
export function deleteStation(network: Network, call: Call): Reply {
  const { on, stations, measurements } = network;
  const station = findStation(network, call);
  if (!station) return on('delete-unknown-is-204') ? { status: 204 } : fail(404);
  stations.delete(station.id);
  if (!on('measurements-outlive-station')) measurements.delete(station.id);
  return { status: 204 };
}

/** The station that a path names. */
export function findStation({ stations }: Network, call: Call): Station | undefined {
  return stations.get(call.params.stationId ?? '');
}

/** The body of a request, or why it is refused. */
export function readBody(network: Network, call: Call): Or<Readonly<Record<string, unknown>>> {
  const checked = checkJsonBody(network, call);
  if (checked.ok) return { ok: true, value: checked.body };
  const isOdd = network.on('malformed-is-422') && call.method === 'PATCH' && checked.kind === 'malformed';
  const status = checked.kind === 'media-type' ? 415 : isOdd ? 422 : 400;
  return { ok: false, reply: fail(status, checked.violations) };
}
