import { type RequestViolation, requestCheckOf } from '../../contract/check-request.ts';
import type { Model, Operation } from '../../model/model.ts';

/** What the server of the tests does otherwise than its document says. */
export interface Bend {
  /** A fault that it does not see. */
  readonly ignores?: (violation: RequestViolation, operation: Operation) => boolean;
  /** What it refuses although the document allows it; the text of the refusal. */
  readonly refuses?: (value: Record<string, unknown>, operation: Operation) => string | undefined;
  /** Whether it takes bodies of any type, and what cannot be parsed. */
  readonly takesAnyType?: boolean;
  readonly takesMalformed?: boolean;
  /** What it answers to an id that nothing has. */
  readonly unknown?: number;
}

/** A server in memory that keeps to a document about things under `/things`, but for one bend. */
export function serverOf(model: Model, bend: Bend = {}): typeof globalThis.fetch {
  const things = new Map<string, Record<string, unknown>>();
  let lastId = 0;
  return async (input, init) => {
    const { pathname, search } = new URL(String(input));
    const method = (init?.method ?? 'GET').toLowerCase();
    const operation = model.operations.find((one) => one.method === method && fits(one.path, pathname));
    if (!operation) return answer(404, { message: 'no such route' });
    const body = init?.body ? new Uint8Array(init.body as Uint8Array) : undefined;
    const headers = Object.fromEntries(new Headers(init?.headers));
    const request = { path: pathname, query: search.slice(1), headers, body };
    const checked = requestCheckOf(model, operation).check(request);
    const refused = refusalOf(checked.violations, operation, bend);
    if (refused) return refused;
    const value = objectOf(checked.body);
    const rule = bend.refuses?.({ ...checked.parameters.query, ...value }, operation);
    if (rule !== undefined) return answer(400, { message: rule });
    const id = /^\/things\/([^/]+)$/.exec(pathname)?.[1];
    if (id !== undefined) return answerItem(things, method, id, value, bend);
    if (method === 'get') return answer(200, [...things.values()]);
    lastId += 1;
    const made = { ...value, id: lastId };
    things.set(String(lastId), made);
    return answer(201, made);
  };
}

function answerItem(
  things: Map<string, Record<string, unknown>>,
  method: string,
  id: string,
  value: Record<string, unknown>,
  { unknown }: Bend,
): Response {
  const known = things.get(id);
  if (!known && unknown === undefined) return answer(404, { message: 'no such thing' });
  // A deletion that finds nothing to delete says no other success than one that does.
  if (!known && !(unknown === 200 && method === 'delete')) return answer(unknown ?? 404, { id: 1 });
  if (method === 'delete') things.delete(id);
  if (method === 'patch') things.set(id, { ...known, ...value });
  return method === 'delete' ? new Response(null, { status: 204 }) : answer(200, things.get(id));
}

function refusalOf(
  violations: readonly RequestViolation[],
  operation: Operation,
  bend: Bend,
): Response | undefined {
  const errors = violations.filter(({ severity }) => severity === 'Error');
  const isType = (one: RequestViolation) => one.code === 415;
  const isMalformed = (one: RequestViolation) => /^malformed/.test(String(one.code));
  if (!bend.takesAnyType && errors.some(isType)) return answer(415, { message: 'JSON, please' });
  if (!bend.takesMalformed && errors.some(isMalformed)) return answer(400, { message: 'not JSON' });
  const seen = errors.filter((one) => !isType(one) && !isMalformed(one) && !bend.ignores?.(one, operation));
  return seen.length > 0
    ? answer(400, { message: seen.map(({ message }) => message).join('; ') })
    : undefined;
}

function fits(template: string, path: string): boolean {
  return template === '/things' ? path === template : /^\/things\/[^/]+$/.test(path);
}

function objectOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}
