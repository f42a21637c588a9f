import { isForgiven } from '../lenience.ts';
import type { Or } from '../or.ts';
import { readJson } from '../read-json.ts';
import type { Call } from '../serve.ts';
import { lenience } from './lenience.ts';
import { fail, json } from './reply.ts';
import type { World } from './world.ts';

/** The JSON body, checked. */
export function readBody(
  { on, contract }: World,
  call: Call,
  mediaType = 'application/json',
): Or<Readonly<Record<string, unknown>>> {
  const isPatch = mediaType !== 'application/json';
  if (on('empty-body-crashes') && call.template === '/items' && call.body.length === 0) {
    return { ok: false, reply: fail(500, 'internal') };
  }
  const read = readJson(call, on('patch-as-json') && isPatch ? [mediaType, 'application/json'] : [mediaType]);
  if (!read.ok) {
    const reply = read.reason === 'media-type' ? fail(415, `send ${mediaType}`) : fail(400, 'not JSON');
    return { ok: false, reply };
  }
  if (on('null-patch-crashes') && isPatch && read.value === null) {
    const trace =
      "TypeError: Cannot read properties of null (reading 'name')\n    at patchItem (/app/items.js:88:12)";
    return { ok: false, reply: fail(500, trace) };
  }
  const violations = contract.checkBody(call, mediaType, read.value);
  const wrong = violations.filter((one) => !isForgiven(lenience, on, call, one));
  if (wrong.length === 0) return { ok: true, value: read.value as Readonly<Record<string, unknown>> };
  return { ok: false, reply: json(400, { error: 'not valid', where: wrong[0]?.message }) };
}
