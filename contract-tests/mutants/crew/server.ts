import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { assign, getAssignment, unassign } from './assignments.ts';
import { addPerson, deletePerson, getPerson, listPeople, replacePerson } from './people.ts';
import { fail } from './replies.ts';
import { createRota, type Rota } from './rota.ts';
import { addShift, deleteShift, describeShifts, getShift, patchShift } from './shifts.ts';

type Act = (rota: Rota, call: Call) => Reply;
/** Who may: everybody, every token, or those of planners. */
type Who = 'all' | 'token' | 'planner';
type Operation = readonly [method: string, path: string, who: Who, act: Act];

/** The token of a planner. */
export const plannerToken = 'plan-7d20b4c1';
/** The token of a viewer. */
export const viewerToken = 'view-91ae33f0';

const operations: readonly Operation[] = [
  ['GET', '/people', 'token', listPeople],
  ['POST', '/people', 'planner', addPerson],
  ['GET', '/people/{personId}', 'token', getPerson],
  ['PUT', '/people/{personId}', 'planner', replacePerson],
  ['DELETE', '/people/{personId}', 'planner', deletePerson],
  ['POST', '/shifts', 'planner', addShift],
  ['OPTIONS', '/shifts', 'all', describeShifts],
  ['GET', '/shifts/{shiftId}', 'token', getShift],
  ['PATCH', '/shifts/{shiftId}', 'planner', patchShift],
  ['POST', '/assignments', 'planner', assign],
  ['GET', '/assignments/{assignmentId}', 'token', getAssignment],
  ['DELETE', '/assignments/{assignmentId}', 'planner', unassign],
];

/** Starts the rota. */
export function startCrew(switched: string | undefined): Promise<Running> {
  const rota = createRota(switched);
  const { on } = rota;
  const extra: readonly Operation[] = on('shift-deleted')
    ? [['DELETE', '/shifts/{shiftId}', 'planner', deleteShift]]
    : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, who, act]) => ({
    method,
    path,
    handle: (call) => {
      const status = refusalOf(rota, who, act, call);
      return status === undefined ? act(rota, call) : fail(status);
    },
  }));
  return startServer({
    basePath: '/api',
    routes,
    refuse: ({ kind, status, allow, template }) => {
      const reply = fail(status);
      const isSilent = on('people-405-without-allow') && template === '/people';
      if (kind !== 'method' || isSilent) return reply;
      return { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } };
    },
    after: ({ method, target }, reply) => {
      if (on('head-of-person-missing') && method === 'HEAD' && target.startsWith('/people/'))
        return fail(404);
      return on('richer-problems') ? enrich(reply) : reply;
    },
  });
}

/** The status of the refusal; undefined where the call is admitted. Violations look away at one operation each. */
function refusalOf({ on }: Rota, who: Who, act: Act, call: Call): number | undefined {
  const { authorization } = call.headers;
  const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const isForgiven =
    (on('people-listed-to-all') && act === listPeople && authorization === undefined) ||
    (on('any-token-unassigns') && act === unassign && token !== undefined) ||
    (on('viewer-assigns') && act === assign && token === viewerToken);
  if (who === 'all' || token === plannerToken || isForgiven) return undefined;
  if (token !== viewerToken) return 401;
  return who === 'token' ? undefined : 403;
}

/** Problems say more than they must. */
function enrich(reply: Reply): Reply {
  if (reply.headers?.['Content-Type'] !== 'application/problem+json') return reply;
  const problem = JSON.parse(String(reply.body));
  const more = { type: `/problems/${problem.status}`, instance: '/errors/1', hints: [], ...problem };
  const headers = { ...reply.headers, 'Content-Type': 'application/problem+json; charset=utf-8' };
  return { ...reply, headers: { ...headers, 'Content-Language': 'en' }, body: JSON.stringify(more) };
}
