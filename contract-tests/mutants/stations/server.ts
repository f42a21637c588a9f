import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { listStations } from './list-stations.ts';
import { addMeasurements, getLatest, listMeasurements } from './measurements.ts';
import { createNetwork, type Network, requestsInWindow } from './network.ts';
import { fail } from './replies.ts';
import { createStation, deleteStation, getStation, updateStation } from './stations.ts';

type Act = (network: Network, call: Call) => Reply;
type Operation = readonly [method: string, path: string, act: Act];

/** The key that is known. */
export const goodKey = 'wx-5b1f0c7e92d4';

const operations: readonly Operation[] = [
  ['GET', '/stations', listStations],
  ['POST', '/stations', createStation],
  ['GET', '/stations/{stationId}', getStation],
  ['PATCH', '/stations/{stationId}', updateStation],
  ['DELETE', '/stations/{stationId}', deleteStation],
  ['GET', '/stations/{stationId}/measurements', listMeasurements],
  ['POST', '/stations/{stationId}/measurements', addMeasurements],
  ['GET', '/stations/{stationId}/latest', getLatest],
];

/** Starts the weather stations. */
export function startStations(switched: string | undefined): Promise<Running> {
  const network = createNetwork(switched);
  const { on } = network;
  const extra: readonly Operation[] = on('put-works')
    ? [['PUT', '/stations/{stationId}', updateStation]]
    : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => (isAdmitted(network, act, call) ? act(network, call) : fail(401)),
  }));
  return startServer({
    basePath: '/v1',
    routes,
    refuse: ({ kind, status, allow, template }) => {
      const reply = fail(status);
      const isSilent = on('latest-405-without-allow') && template?.endsWith('/latest');
      if (kind !== 'method' || isSilent) return reply;
      return { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } };
    },
    after: (_, reply) => stamp(network, reply),
  });
}

/** Is the key known? Two violations look away at one operation each. */
function isAdmitted({ on }: Network, act: Act, call: Call): boolean {
  const key = call.headers['x-api-key'];
  return (
    key === goodKey ||
    (on('latest-without-key') && act === getLatest && key === undefined) ||
    (on('any-key-deletes') && act === deleteStation && key !== undefined)
  );
}

/** Adds the headers that every answer has. */
function stamp(network: Network, reply: Reply): Reply {
  const { on } = network;
  const remaining = network.takeRequest();
  const isBare = on('not-found-without-limits') && reply.status === 404;
  const limits: NonNullable<Reply['headers']> = isBare
    ? {}
    : { 'X-RateLimit-Limit': String(requestsInWindow), 'X-RateLimit-Remaining': String(remaining) };
  const headers = { ...reply.headers, ...limits };
  if (!on('more-headers')) return { ...reply, headers };
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...reply, headers: { ...Object.fromEntries(lowered), vary: 'Accept', etag: `W/"${remaining}"` } };
}
