import type { Method, Operation } from '../../../model/model.ts';
import { needsCredentials } from '../../auth/held-secrets.ts';
import type { Break } from '../break.ts';
import type { BreakSubject } from '../break-subject.ts';
import type { How, Layer } from '../broken-server.ts';
import { isGood, jsonReply, withReplyHeader } from '../reply.ts';

/** Who may call, and with which methods. */
export function breakAccess(subject: BreakSubject): readonly Break[] {
  return [...credentials(subject), ...undocumentedMethod(subject), ...head(subject)];
}

function credentials({ operation, role }: BreakSubject): readonly Break[] {
  if (!needsCredentials(operation)) return [];
  const as = (trust: NonNullable<How['trust']>) => (): Layer => async (call, next) =>
    next(call, call.operation === operation ? { trust } : {});
  const all: Break[] = [
    { kind: 'ignores-auth', operation, where: '', what: 'asks for no credentials', make: as('anybody') },
    { kind: 'any-credentials', operation, where: '', what: 'takes any credentials', make: as('any-secret') },
  ];
  const isOwned =
    role?.kind === 'read' || role?.kind === 'patch' || role?.kind === 'replace' || role?.kind === 'delete';
  if (!isOwned) return all;
  const what = 'shows or changes what belongs to another user';
  return [...all, { kind: 'foreign-access', operation, where: '', what, make: as('first-user') }];
}

function undocumentedMethod({ model, operation }: BreakSubject): readonly Break[] {
  const siblings = model.operations.filter(({ path }) => path === operation.path);
  // Each path once.
  if (siblings[0] !== operation) return [];
  const documented = new Set<Method>(siblings.map(({ method }) => method));
  const method = (['put', 'patch', 'delete', 'post', 'get'] as const).find((one) => !documented.has(one));
  if (method === undefined) return [];
  const make = (): Layer => async (call, next) => {
    const isIt =
      call.method === method.toUpperCase() && call.neighbours.some((one) => siblings.includes(one));
    const reply = await next(call);
    return isIt ? jsonReply(200, {}) : reply;
  };
  const what = `answers ${method.toUpperCase()}, which the path does not have`;
  return [{ kind: 'answers-method', operation, where: method.toUpperCase(), what, make }];
}

function head({ model, operation }: BreakSubject): readonly Break[] {
  const hasHead = model.operations.some(
    ({ path, method }: Operation) => path === operation.path && method === 'head',
  );
  if (operation.method !== 'get' || hasHead) return [];
  const make = (): Layer => async (call, next) => {
    const isIt =
      call.method === 'HEAD' && (call.operation === operation || call.neighbours.includes(operation));
    if (!isIt) return next(call);
    const reply = await next({ ...call, method: 'GET', operation });
    return isGood(reply) ? withReplyHeader(reply, 'content-type', 'text/plain') : reply;
  };
  return [
    {
      kind: 'head-differs',
      operation,
      where: 'HEAD',
      what: 'answers HEAD with another content type than GET',
      make,
    },
  ];
}
