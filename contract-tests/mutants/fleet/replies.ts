import { instantOf } from '../rules/formats.ts';
import type { Call, Refusal, Reply } from '../serve.ts';
import type { Depot } from './depot.ts';

/** One field that breaks its rule. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

type Headers = Readonly<Record<string, string>>;

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition failed',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Invalid',
  500: 'Internal error',
};

/** An answer in JSON, in the spelling that the variants ask for. */
export function json(depot: Depot, status: number, value: object, headers: Headers = {}): Reply {
  const body = depot.on('reversed-and-indented')
    ? JSON.stringify(reversed(value), null, 2)
    : JSON.stringify(value);
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body };
}

/** An error as problem details. */
export function fail(depot: Depot, status: number, errors: readonly FieldError[] = []): Reply {
  const challenge: Headers = status === 401 ? { 'WWW-Authenticate': 'Bearer realm="fleet"' } : {};
  const problem = {
    type: `/problems/${status}`,
    title: titles[status] ?? 'Error',
    status,
    ...(errors.length > 0 && { errors }),
    ...(depot.on('problems-say-more') && {
      instance: `urn:request:${depot.ticks}`,
      retryable: false,
      detail: null,
    }),
  };
  const headers = { 'Content-Type': 'application/problem+json', ...challenge };
  return { status, headers, body: JSON.stringify(problem) };
}

/** What is answered where no handler is reached. */
export function refuse(depot: Depot, { kind, status, allow, template }: Refusal): Reply {
  const { on } = depot;
  if (kind !== 'method') return fail(depot, status);
  if (on('wrong-method-is-404') && template === '/vehicles/{vehicle_id}/position') return fail(depot, 404);
  const reply = fail(depot, status);
  if (on('geofences-without-allow') && template === '/geofences') return reply;
  const isWrong = on('allow-names-delete') && template === '/vehicles/{vehicle_id}/trips';
  const told = isWrong ? [...allow, 'DELETE'] : allow;
  return { ...reply, headers: { ...reply.headers, Allow: told.join(', ') } };
}

/** A time as it is shown. */
export function shownTime({ on }: Depot, time: string): string {
  if (!on('times-in-other-spelling')) return time;
  const instant = instantOf(time);
  // Only years of four digits can be spelt otherwise.
  if (!/^[1-8]/.test(time)) return time;
  return new Date(instant + 5_400_000).toISOString().replace('Z', '000+01:30');
}

/** Leaves out what is null where a variant does. */
export function trimmed({ on }: Depot, value: object): object {
  if (!on('nulls-left-out')) return value;
  const kept = Object.entries(value).filter(([name, one]) => one !== null && name !== 'sent_by');
  return Object.fromEntries(kept);
}

/** A link to a path of this server. */
export function linkTo({ on }: Depot, call: Pick<Call, 'headers'>, path: string): string {
  return `${on('absolute-links') ? `http://${call.headers.host}` : ''}/fleet/v3${path}`;
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, reversed(one)]);
  return Object.fromEntries(entries.reverse());
}
