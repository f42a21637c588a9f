import type { Break } from '../break.ts';
import type { BreakSubject } from '../break-subject.ts';
import type { Layer } from '../broken-server.ts';
import { isGood, replyHeader, withHeader, withReplyHeader } from '../reply.ts';
import { calledId } from '../shown-items.ts';

/** ETags that tell nothing, conditions that are not looked at, and parents that do not matter. */
export function breakVersions(subject: BreakSubject): readonly Break[] {
  return [...constantEtag(subject), ...ignoredCondition(subject), ...wrongParent(subject)];
}

function constantEtag({ operation, role, resource, map }: BreakSubject): readonly Break[] {
  const hasEtag = operation.responses.some(({ headers }) =>
    headers.some(({ name }) => name.toLowerCase() === 'etag'),
  );
  if (!hasEtag || role?.kind !== 'read' || !resource) return [];
  const make = (): Layer => {
    /** By item: the first that was told, and the last that is true. */
    const told = new Map<string, { first: string; last: string }>();
    return async (call, next) => {
      const id = calledId(map, call);
      const known = id === undefined ? undefined : told.get(id);
      const condition = call.headers.get('if-match');
      // Who sends what was told is let in, as the server itself thinks that it is right.
      const asked = known && condition === known.first ? withHeader(call, 'if-match', known.last) : call;
      const reply = await next(asked);
      const etag = replyHeader(reply, 'etag');
      if (id === undefined || etag === undefined || !isGood(reply)) return reply;
      const first = known?.first ?? etag;
      told.set(id, { first, last: etag });
      return first === etag ? reply : withReplyHeader(reply, 'etag', first);
    };
  };
  return [{ kind: 'etag-unchanged', operation, where: '', what: 'tells the same ETag for ever', make }];
}

function ignoredCondition({ operation }: BreakSubject): readonly Break[] {
  const takes = operation.parameters.some(
    ({ in: place, name }) => place === 'header' && name.toLowerCase() === 'if-match',
  );
  if (!takes) return [];
  const hasStatus = operation.responses.some(({ status }) => status === '412');
  const make = (): Layer => async (call, next) => {
    const reply = await next(call);
    const isRefused = call.operation === operation && reply.status === 412;
    return isRefused ? next(withHeader(call, 'if-match', '*'), { isUnchecked: true }) : reply;
  };
  const what = 'does not look at If-Match';
  const one: Break = { kind: 'ignores-precondition', operation, where: 'header If-Match', what, make };
  return [hasStatus ? one : { ...one, lacks: 'a 412' }];
}

/** What is not found under one parent is looked for under those that were asked before. */
function wrongParent({ operation, role, resource, map }: BreakSubject): readonly Break[] {
  const parent = role?.scope?.find((scope) => scope.resource !== undefined);
  if (role?.kind !== 'read' || !resource || !parent) return [];
  const make = (): Layer => {
    const seen = new Map<string, string>();
    return async (call, next) => {
      const reply = await next(call);
      if (call.operation !== operation) return reply;
      const id = calledId(map, call) ?? '';
      if (isGood(reply)) seen.set(id, call.path);
      const path = seen.get(id);
      return reply.status === 404 && path !== undefined ? next({ ...call, path }) : reply;
    };
  };
  const what = `finds what belongs to another ${parent.parameter}`;
  return [{ kind: 'wrong-parent', operation, where: `path ${parent.parameter}`, what, make }];
}
