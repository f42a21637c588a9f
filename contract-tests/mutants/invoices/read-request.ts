import { checkJsonBody, checkParameters } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import type { Office } from './office.ts';
import { fail, json } from './replies.ts';

/** The parameters of a request, checked. What is wrong in the path is a 404, anything else a 400. */
export function readParameters(office: Office, call: Call): Or<Readonly<Record<string, unknown>>> {
  const { values, violations } = checkParameters(office, call);
  const inPath = violations.find((one) => one.in === 'path');
  if (inPath) return { ok: false, reply: fail(404) };
  const [wrong] = violations;
  return wrong ? { ok: false, reply: fail(400, wrong.name) } : { ok: true, value: values };
}

/** The body of a request, checked. */
export function readBody(office: Office, call: Call): Or<Readonly<Record<string, unknown>>> {
  const read = checkJsonBody(office, call);
  if (read.ok) return { ok: true, value: read.body };
  const isTraced =
    office.on('trace-for-customer') && read.kind === 'malformed' && call.template === '/customers';
  if (isTraced)
    return { ok: false, reply: json(400, { error: { type: 'invalid_request', message: trace } }) };
  const status = { 'media-type': 415, malformed: 400, invalid: 422 }[read.kind];
  return { ok: false, reply: fail(status, read.violations[0]?.name) };
}

const trace =
  'SyntaxError: Unexpected end of JSON input\n    at JSON.parse (<anonymous>)\n    at parse (/app/node_modules/body-parser/lib/types/json.js:92:19)';
