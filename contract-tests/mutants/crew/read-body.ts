import { checkJsonBody } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import { fail } from './replies.ts';
import type { Rota } from './rota.ts';

/** The object that a request sends, or why it is refused. */
export function readBody(rota: Rota, call: Call): Or<Readonly<Record<string, unknown>>> {
  const checked = checkJsonBody(rota, call);
  if (checked.ok) return { ok: true, value: checked.body };
  const { kind, violations } = checked;
  const status = { 'media-type': 415, malformed: 400, invalid: 422 }[kind];
  return { ok: false, reply: fail(status, violations[0]?.message) };
}
