import { isForgiven } from '../lenience.ts';
import type { Or } from '../or.ts';
import { readJson } from '../read-json.ts';
import type { Call, Reply } from '../serve.ts';
import type { Depot } from './depot.ts';
import { lenience } from './lenience.ts';
import { fail } from './replies.ts';

/** The key that reads. */
export const goodKey = 'flt-key-77c0e1';
/** The token with all scopes. */
export const officeToken = 'flt-office-3d9a';
/** The token of drivers' devices: it reads and reports. */
export const deviceToken = 'flt-device-b802';

/** What an operation asks for. */
export type Scope = 'fleet:read' | 'fleet:write' | 'fleet:telemetry';

/** The values of the parameters by name, defaults filled in. */
export type Values = Readonly<Record<string, unknown>>;

const scopes: Readonly<Record<string, readonly Scope[]>> = {
  [officeToken]: ['fleet:read', 'fleet:write', 'fleet:telemetry'],
  [deviceToken]: ['fleet:read', 'fleet:telemetry'],
};

/** What is readOnly, and so neither required nor checked where it is sent. */
export function ignoredFields({ template }: Pick<Call, 'template'>): readonly string[] {
  if (template.startsWith('/trackers')) return ['serial', 'last_seen_at'];
  if (template.startsWith('/geofences')) return ['geofence_id'];
  if (template.endsWith('/trips')) return ['trip_id', 'sent_by'];
  return ['vehicle_id', 'created_at', 'updated_at'];
}

/** The credentials, then the parameters. */
export function admit(depot: Depot, call: Call, scope: Scope): Or<Values> {
  const refused = refusalOf(depot, call, scope);
  if (refused) return { ok: false, reply: refused };
  const { values, violations } = depot.contract.readParameters(call);
  const wrong = violations.filter((one) => !isForgiven(lenience, depot.on, call, one));
  if (wrong.length === 0) return { ok: true, value: values };
  if (wrong.some((one) => one.in === 'path')) return { ok: false, reply: missing(depot, call) };
  const errors = wrong.map(({ name, message }) => ({ field: name, message }));
  return { ok: false, reply: fail(depot, 400, errors) };
}

/** The answer where nothing has the id. */
export function missing(depot: Depot, call: Call): Reply {
  const isGone = depot.on('missing-geofence-is-410') && call.template === '/geofences/{geofence_id}';
  return fail(depot, isGone && call.method === 'GET' ? 410 : 404);
}

/** The JSON body, checked. */
export function readBody(depot: Depot, call: Call, mediaType = 'application/json'): Or<Values> {
  const read = readJson(call, [mediaType]);
  if (!read.ok) return { ok: false, reply: fail(depot, read.reason === 'media-type' ? 415 : 400) };
  const wrong = depot.contract
    .checkBody(call, mediaType, read.value)
    .filter(({ keyword, property, name }) => {
      const field = keyword === 'required' && name === '' ? property : name.slice(1);
      return field === undefined || !ignoredFields(call).includes(field);
    })
    .filter((one) => !isForgiven(lenience, depot.on, call, one));
  // The schemas of all bodies ask for objects.
  if (wrong.length === 0) return { ok: true, value: read.value as Values };
  const errors = wrong.map(({ name, message }) => ({ field: name, message }));
  return { ok: false, reply: fail(depot, 422, errors) };
}

function refusalOf(depot: Depot, call: Call, scope: Scope): Reply | undefined {
  const { on } = depot;
  const { authorization, 'x-api-key': key } = call.headers;
  const operation = `${call.method === 'HEAD' ? 'GET' : call.method} ${call.template}`;
  const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const owned = token === undefined || !Object.hasOwn(scopes, token) ? undefined : scopes[token];
  if (owned?.includes(scope)) return undefined;
  if (key === goodKey && scope === 'fleet:read') return undefined;
  if (owned) {
    if (on('devices-delete-geofences') && operation === 'DELETE /geofences/{geofence_id}') return undefined;
    if (on('devices-configure-trackers') && operation === 'PUT /trackers/{serial}') return undefined;
    return fail(depot, on('forbidden-is-404') ? 404 : 403);
  }
  if (on('key-patches') && key === goodKey && operation === 'PATCH /vehicles/{vehicle_id}') return undefined;
  if (on('report-for-all') && operation === 'GET /reports/mileage' && !key && !authorization)
    return undefined;
  const isEvents = operation === 'GET /vehicles/{vehicle_id}/events';
  if (on('any-key-reads-events') && isEvents && key !== undefined) return undefined;
  const isDownload = call.template.endsWith('/content');
  if (on('any-token-downloads') && isDownload && token !== undefined) return undefined;
  const reply = fail(depot, 401);
  const isMute = on('unchallenged') && operation === 'GET /geofences';
  return isMute ? { ...reply, headers: { 'Content-Type': 'application/problem+json' } } : reply;
}
