import { isForgiven } from '../lenience.ts';
import type { Or } from '../or.ts';
import { readJson } from '../read-json.ts';
import type { Call } from '../serve.ts';
import { lenience } from './lenience.ts';
import { problem } from './problem.ts';
import type { World } from './world.ts';

/** The JSON body, checked. */
export function readBody({ on, contract }: World, call: Call): Or<Readonly<Record<string, unknown>>> {
  const isComment = call.template === '/posts/{post_id}/comments';
  if (on('deep-body-crashes') && isComment && /(?:\[\s*){40}|(?:\{[^{}]*){40}/.test(call.body.toString())) {
    return { ok: false, reply: problem(500) };
  }
  const anyType = on('any-media-type') && call.template === '/posts';
  const read = readJson(
    anyType ? { headers: { 'content-type': 'application/json' }, body: call.body } : call,
  );
  if (!read.ok) return { ok: false, reply: problem(read.reason === 'media-type' ? 415 : 400) };
  const wrong = contract
    .checkBody(call, 'application/json', read.value)
    .filter((one) => !isForgiven(lenience, on, call, one));
  if (wrong.length === 0) return { ok: true, value: read.value as Readonly<Record<string, unknown>> };
  const errors = wrong.map(({ name, message }) => ({ pointer: name, detail: message }));
  return { ok: false, reply: problem(on('bodies-refused-with-400') ? 400 : 422, { errors }) };
}
