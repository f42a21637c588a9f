import { type HeaderValues, headerValue, type MockResponse } from '../exchange.ts';
import { failureResponse } from '../prism/problem-json.ts';
import { defaultSessionNames, readSession, type SessionNames } from '../world/session-of.ts';
import { adminPath, isAdminTarget, jsonAnswer, refusal } from './admin-answer.ts';
import type { AdminCall, AdminRoute } from './admin-call.ts';
import type { AdminControl } from './control.ts';
import { coverageRoutes } from './coverage-routes.ts';
import { strangerReason } from './guard.ts';
import { journalRoutes } from './journal-routes.ts';
import { unreadable } from './read-body.ts';
import { sessionRoutes } from './session-routes.ts';
import { stateRoutes } from './state-routes.ts';
import { worldRoutes } from './world-routes.ts';

const overview: AdminRoute = {
  method: 'GET',
  path: '/',
  summary: 'what there is',
  answer: () =>
    jsonAnswer({
      calls: routes.map(({ method, path, summary }) => ({ call: `${method} ${adminPath}${path}`, summary })),
    }),
};

const routes: readonly AdminRoute[] = [
  overview,
  ...journalRoutes,
  ...coverageRoutes,
  ...worldRoutes,
  ...sessionRoutes,
  ...stateRoutes,
];

/**
 * Answers a call of the mock's own interface, `/_concordat/…`; undefined where the target is another's.
 *
 * Only programs on this machine, and pages that are served from it, may call. A session is named with the query
 * parameter `session`, else as in any request.
 *
 * @param call with header names in lower case
 */
export function handleAdminCall(
  control: AdminControl,
  call: AdminCall,
  names: SessionNames = defaultSessionNames,
): MockResponse | undefined {
  if (!isAdminTarget(call.target)) return undefined;
  const stranger = strangerReason(call, 'control the mock');
  if (stranger !== undefined) return refusal(403, 'The call comes from elsewhere', stranger);
  if (call.method.toUpperCase() === 'OPTIONS') return withOrigin(preflight, call.headers);
  let answer: MockResponse;
  try {
    answer = route(control, call, names);
  } catch (error) {
    answer = failureResponse(error);
  }
  return withOrigin(answer, call.headers);
}

function route(control: AdminControl, call: AdminCall, names: SessionNames): MockResponse {
  const mark = call.target.indexOf('?');
  const path = call.target.slice(adminPath.length, mark < 0 ? undefined : mark) || '/';
  const query = new URLSearchParams(mark < 0 ? '' : call.target.slice(mark));
  const found = routes.flatMap((one) => {
    const values = matchPath(one.path, path);
    return values ? [{ route: one, values }] : [];
  });
  if (found.length === 0) {
    const detail = `The mock has no ${JSON.stringify(path.slice(0, 200))}. GET ${adminPath}/ lists what there is.`;
    return refusal(404, 'There is no such call', detail);
  }
  const method = call.method.toUpperCase() === 'HEAD' ? 'GET' : call.method.toUpperCase();
  const match = found.find((one) => one.route.method === method);
  if (!match) {
    const allow = [...new Set(found.map((one) => one.route.method))].join(', ');
    const detail = `It was ${call.method.slice(0, 20)}; there is ${allow}.`;
    return refusal(405, 'The call has another method', detail, { headers: { allow } });
  }
  const session = namedSession(query, call.headers, names);
  if (!session.ok) return unreadable([`${session.reason}.`]);
  const order = { control, path: match.values, query, session: session.value, call };
  return match.route.answer(order);
}

/** The values of a template, decoded; undefined where the path is another. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  const parts = template.split('/');
  const segments = path.split('/');
  // The name of a resource may have slashes: it takes what is left.
  if (parts.at(-1) === '{resource}') segments.push(segments.splice(parts.length - 1).join('/'));
  if (parts.length !== segments.length) return undefined;
  const values = Object.create(null) as Record<string, string>;
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part !== segment) return undefined;
      continue;
    }
    const value = decoded(segment);
    if (value === undefined || value === '') return undefined;
    values[name] = value;
  }
  return values;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function namedSession(
  query: URLSearchParams,
  headers: HeaderValues,
  names: SessionNames,
):
  | { readonly ok: true; readonly value: string | undefined }
  | { readonly ok: false; readonly reason: string } {
  const text = query.get('session') ?? headerValue(headers, names.header);
  if (text === undefined) return { ok: true, value: undefined };
  const read = readSession(text, query.has('session') ? '"session"' : `the header "${names.header}"`);
  return read.ok ? { ok: true, value: read.session } : read;
}

const preflight: MockResponse = {
  status: 204,
  headers: {
    'access-control-allow-methods': 'GET, PUT, POST, DELETE',
    'access-control-allow-headers': '*',
    'access-control-max-age': '600',
  },
  body: undefined,
};

/** Pages that may call may read the answer. */
function withOrigin(answer: MockResponse, headers: HeaderValues): MockResponse {
  const origin = headerValue(headers, 'origin');
  if (origin === undefined) return answer;
  return {
    ...answer,
    headers: { ...answer.headers, 'access-control-allow-origin': origin, vary: 'origin' },
  };
}
