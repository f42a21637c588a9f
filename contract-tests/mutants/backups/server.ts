import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import * as backups from './backups.ts';
import { downloadBackup } from './content.ts';
import { createDepot, type Depot } from './depot.ts';
import { problem, refuse } from './replies.ts';
import * as schedules from './schedules.ts';

type Act = (depot: Depot, call: Call) => Reply;
type Scope = 'read' | 'write';
type Operation = readonly [method: string, path: string, scope: Scope, act: Act];

/** Access tokens: one with both scopes, one that only reads, one that only writes. */
export const tokens = {
  full: 'bk-operator-4c1f',
  reader: 'bk-monitor-90ae',
  writer: 'bk-trigger-17d2',
} as const;

const scopes: Readonly<Record<string, readonly Scope[]>> = {
  [tokens.full]: ['read', 'write'],
  [tokens.reader]: ['read'],
  [tokens.writer]: ['write'],
};

const operations: readonly Operation[] = [
  ['GET', '/backups', 'read', backups.listBackups],
  ['POST', '/backups', 'write', backups.startBackup],
  ['GET', '/backups/{backupId}', 'read', backups.getBackup],
  ['POST', '/backups/{backupId}/cancel', 'write', backups.cancelBackup],
  ['GET', '/backups/{backupId}/content', 'read', downloadBackup],
  ['GET', '/schedules', 'read', schedules.listSchedules],
  ['GET', '/schedules/{name}', 'read', schedules.getSchedule],
  ['PUT', '/schedules/{name}', 'write', schedules.putSchedule],
  ['DELETE', '/schedules/{name}', 'write', schedules.deleteSchedule],
];

const undocumented: Operation = ['DELETE', '/backups/{backupId}', 'write', backups.deleteBackup];
const perMinute = 30_000;

/** Starts the backup service. @param switched the id of a mutant or variant */
export function startBackups(switched: string | undefined): Promise<Running> {
  const depot = createDepot(switched, Date.now);
  const { on } = depot;
  const extra = on('backup-deletable') ? [undocumented] : [];
  const spend = createBudget(depot.now);
  const routes: Route[] = [...operations, ...extra].map(([method, path, scope, act]) => ({
    method,
    path,
    handle: (call) => {
      const refused = admit(depot, call, method, scope);
      if (refused) return refused;
      const { left, resetSeconds } = spend();
      if (left < 0)
        return problem(depot, 429, undefined, { headers: { 'Retry-After': String(resetSeconds) } });
      return limited(
        on('list-without-remaining') && path === '/schedules',
        left,
        resetSeconds,
        act(depot, call),
      );
    },
  }));
  return startServer({
    basePath: '/v1',
    routes,
    refuse: (refusal) => refuse(depot, refusal),
    after: (_, reply) => (on('chunked-in-capitals') ? inCapitals(reply) : reply),
  });
}

function admit(depot: Depot, call: Call, method: string, scope: Scope): Reply | undefined {
  const { on } = depot;
  const token = /^bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1] ?? '';
  const held = Object.hasOwn(scopes, token) ? scopes[token] : undefined;
  const operation = `${method} ${call.template}`;
  if (!held) {
    const isOpen =
      on('content-without-token') && operation === 'GET /backups/{backupId}/content' && token === '';
    const isAny = on('any-token-reads') && operation === 'GET /schedules/{name}' && token !== '';
    if (isOpen || isAny) return undefined;
    const reply = problem(depot, 401);
    const isSilent = on('no-challenge') && operation === 'GET /backups';
    return isSilent ? { ...reply, headers: { 'Content-Type': 'application/problem+json' } } : reply;
  }
  const isUnchecked = on('reader-cancels') && operation === 'POST /backups/{backupId}/cancel';
  return held.includes(scope) || isUnchecked ? undefined : problem(depot, 403);
}

/** Counts the requests of each minute. */
function createBudget(now: () => number): () => { readonly left: number; readonly resetSeconds: number } {
  let minute = 0;
  let spent = 0;
  return () => {
    const current = Math.floor(now() / 60_000);
    spent = current === minute ? spent + 1 : 1;
    minute = current;
    return { left: perMinute - spent, resetSeconds: Math.max(1, 60 - (Math.floor(now() / 1000) % 60)) };
  };
}

function limited(isSilent: boolean, left: number, resetSeconds: number, reply: Reply): Reply {
  const headers = {
    'X-RateLimit-Limit': String(perMinute),
    ...(isSilent ? {} : { 'X-RateLimit-Remaining': String(left) }),
    'X-RateLimit-Reset': String(resetSeconds),
  };
  return { ...reply, headers: { ...headers, ...reply.headers } };
}

function inCapitals(reply: Reply): Reply {
  const headers = Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toUpperCase(), value]);
  return { ...reply, headers: Object.fromEntries(headers), chunked: true };
}
