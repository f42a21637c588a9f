import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { listPermits, listZones } from './list-permits.ts';
import { createOffice, type Office } from './office.ts';
import * as permits from './permits.ts';
import { failure, refuse } from './replies.ts';
import { closeSession, cookieOf, openSession, sessionOf } from './session.ts';

type Act = (office: Office, call: Call) => Reply;

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['POST', '/session', openSession],
  ['DELETE', '/session', closeSession],
  ['GET', '/zones', listZones],
  ['GET', '/zones/{zone_id}/permits', listPermits],
  ['POST', '/zones/{zone_id}/permits', permits.createPermit],
  ['GET', '/permits/{permit_id}', permits.getPermit],
  ['PATCH', '/permits/{permit_id}', permits.changePermit],
  ['DELETE', '/permits/{permit_id}', permits.deletePermit],
  ['POST', '/permits/{permit_id}/revoke', permits.revokePermit],
];

/** Starts the parking office. */
export function startParking(switched: string | undefined): Promise<Running> {
  const office = createOffice(switched);
  const { on } = office;
  const extra = on('zones-can-be-posted') ? [['POST', '/zones', postZones] as const] : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => (isAdmitted(office, method, call) ? act(office, call) : failure(401)),
  }));
  return startServer({
    basePath: '/parking/v1',
    routes,
    refuse: (refusal) => refuse(office, refusal),
    after: (call, reply) => dressed(office, sessionOf(call), reply),
  });
}

/** POST /zones, which the document does not have. */
function postZones(office: Office, call: Call): Reply {
  return listZones(office, { ...call, method: 'GET' });
}

function isAdmitted({ on, sessions }: Office, method: string, call: Call): boolean {
  const operation = `${method} ${call.template}`;
  const session = sessionOf(call);
  if (operation === 'POST /session' || sessions.has(session ?? '')) return true;
  if (on('any-session-lists') && operation === 'GET /zones/{zone_id}/permits') return session !== undefined;
  return (
    on('revoked-without-session') && operation === 'POST /permits/{permit_id}/revoke' && session === undefined
  );
}

/** What variants do to every answer. */
function dressed({ on, sessions }: Office, session: string | undefined, reply: Reply): Reply {
  if (on('rolling-cookie') && session !== undefined && sessions.has(session)) {
    return { ...reply, headers: { 'Set-Cookie': cookieOf(session), ...reply.headers } };
  }
  if (!on('chunked-in-capitals')) return reply;
  const headers = Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toUpperCase(), value]);
  return { ...reply, headers: Object.fromEntries(headers), chunked: true };
}
