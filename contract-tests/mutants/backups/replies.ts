import { type CheckedBody, checkJsonBody } from '../check-call.ts';
import type { Violation } from '../contract.ts';
import type { Or } from '../or.ts';
import type { Call, Refusal, Reply } from '../serve.ts';
import type { Depot } from './depot.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Content too large',
  415: 'Unsupported media type',
  416: 'Range not satisfiable',
  422: 'Invalid content',
  429: 'Too many requests',
};

type Headers = Readonly<Record<string, string>>;

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Headers = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** A problem; `headers` are sent beside its media type. */
export function problem(
  { on }: Pick<Depot, 'on'>,
  status: number,
  detail?: string,
  { errors, headers = {} }: { errors?: readonly Violation[]; headers?: Headers } = {},
): Reply {
  const fields = errors?.map(({ name, message }) => ({ field: name, message }));
  const more = on('problems-with-more') ? { instance: '/log/81', requestId: 'r-81', retryable: false } : {};
  const value = { ...more, title: titles[status] ?? 'Internal error', status, detail, errors: fields };
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Bearer realm="backups"' } : {};
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...challenge, ...headers },
    body: JSON.stringify(value),
  };
}

/** What is answered where no handler is reached. */
export function refuse(depot: Depot, { kind, status, allow, template }: Refusal): Reply {
  if (kind !== 'method') return problem(depot, status);
  if (depot.on('wrong-method-is-404') && template === '/schedules') return problem(depot, 404);
  return problem(depot, status, undefined, { headers: { Allow: allow.join(', ') } });
}

/** Reads a body, or says what is to be answered instead. */
export function read(depot: Depot, call: Call): Or<Readonly<Record<string, unknown>>> {
  const checked = checkJsonBody(depot, call);
  return checked.ok ? { ok: true, value: checked.body } : { ok: false, reply: refusal(depot, call, checked) };
}

function refusal(depot: Depot, call: Call, { kind, violations }: CheckedBody & { ok: false }): Reply {
  const { on } = depot;
  if (kind === 'media-type') return problem(depot, 415);
  if (kind === 'malformed') {
    const isTraced = on('trace-in-refusal') && call.template === '/schedules/{name}' && call.body.length > 0;
    const trace =
      'SyntaxError: Unexpected token\n    at JSON.parse (<anonymous>)\n    at read (/srv/app/dist/body.js:31:12)';
    return problem(depot, 400, isTraced ? trace : 'The body must be JSON');
  }
  const reply = problem(depot, 422, 'Some fields are not valid', { errors: violations });
  if (!on('invalid-schedule-as-json') || call.method !== 'PUT') return reply;
  return { ...reply, headers: { 'Content-Type': 'application/json' } };
}
