import { isForgiven } from '../lenience.ts';
import type { Or } from '../or.ts';
import { readJson } from '../read-json.ts';
import type { Call } from '../serve.ts';
import { fail } from './envelope.ts';
import { invalid } from './invalid.ts';
import { lenience } from './lenience.ts';
import type { World } from './world.ts';

/** The JSON body of a request, checked. */
export function readBody(world: World, call: Call): Or<Readonly<Record<string, unknown>>> {
  const { on } = world;
  const read = readJson(call);
  if (!read.ok) {
    if (read.reason === 'media-type') {
      return { ok: false, reply: fail(415, 'unsupported_media_type', 'Send application/json.') };
    }
    if (on('malformed-body-stack-trace') && call.template === '/books') {
      const trace =
        'SyntaxError: Unexpected token\n    at JSON.parse (<anonymous>)\n    at /srv/app/books.js:41:17';
      return { ok: false, reply: fail(400, 'invalid', trace) };
    }
    return { ok: false, reply: fail(400, 'malformed', 'The body is not JSON.') };
  }
  const violations = world.contract.checkBody(call, 'application/json', read.value);
  const wrong = violations.filter((one) => !isForgiven(lenience, on, call, one));
  if (wrong.length > 0) return { ok: false, reply: invalid(world, call, wrong) };
  return { ok: true, value: read.value as Readonly<Record<string, unknown>> };
}
