import { checkJsonBody } from '../check-call.ts';
import type { Violation } from '../contract.ts';
import type { Or } from '../or.ts';
import type { Call, Refusal, Reply } from '../serve.ts';
import type { World } from './world.ts';

const codes: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  409: 'conflict',
  410: 'gone',
  413: 'too_large',
  415: 'unsupported_media_type',
  422: 'invalid',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error in the server's style. */
export function fail(
  status: number,
  message = 'The request was refused',
  faults?: readonly Pick<Violation, 'name' | 'message'>[],
): Reply {
  const fields = faults?.map((fault) => ({ name: fault.name, message: fault.message }));
  return json(status, { error: { code: codes[status] ?? 'internal', message, fields } });
}

/** What is answered where no handler is reached. */
export function refuse({ on }: World, { kind, status, allow, template }: Refusal): Reply {
  const reply = fail(status);
  if (kind !== 'method' || (on('close-without-allow') && template?.endsWith('/close'))) return reply;
  return { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } };
}

/** Reads a body, or says what is to be answered instead. */
export function read(world: World, call: Call, mediaType?: string): Or<Readonly<Record<string, unknown>>> {
  const checked = checkJsonBody(world, call, mediaType);
  if (checked.ok) return { ok: true, value: checked.body };
  const { kind, violations } = checked;
  if (kind === 'media-type') return { ok: false, reply: fail(415) };
  if (kind === 'malformed') {
    const isTraced = world.on('login-shows-trace') && call.template === '/login' && call.body.length > 0;
    const trace =
      'SyntaxError: Unexpected end of JSON input\n    at parse (/app/node_modules/body-parser/lib/json.js:92:19)';
    return { ok: false, reply: fail(400, isTraced ? trace : 'The body must be JSON') };
  }
  return { ok: false, reply: fail(422, 'Some fields are not valid', violations) };
}
