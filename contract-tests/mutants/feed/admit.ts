import { isForgiven } from '../lenience.ts';
import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import { lenience } from './lenience.ts';
import { problem } from './problem.ts';
import type { Author } from './store.ts';
import type { World } from './world.ts';

/** A request that was let in. */
export interface Admitted {
  readonly author: Author;
  readonly values: Readonly<Record<string, unknown>>;
}

const guest: Author = { handle: 'guest', name: 'Guest', joined_at: '2025-01-01T00:00:00Z' };

/** The key, then the parameters. */
export function admit(world: World, call: Call): Or<Admitted> {
  const { on, store } = world;
  const key = call.headers['x-api-key'];
  const operation = `${call.method} ${call.template}`;
  const isLetIn =
    (on('comment-without-key') && operation === 'POST /posts/{post_id}/comments' && key === undefined) ||
    (on('draft-any-key') && operation === 'POST /drafts' && key !== undefined) ||
    (on('post-read-without-key') && operation === 'GET /posts/{post_id}' && key === undefined);
  const author = store.authors.get(String(key)) ?? (isLetIn ? guest : undefined);
  if (!author && call.template !== '/authors/{handle}') return { ok: false, reply: problem(401) };
  const { values, violations } = world.contract.readParameters(call);
  const wrong = violations.filter((one) => !isForgiven(lenience, on, call, one));
  if (wrong.length === 0) return { ok: true, value: { author: author ?? guest, values } };
  if (on('long-version-crashes') && String(call.headers['x-client-version'] ?? '').length > 11) {
    return { ok: false, reply: problem(500) };
  }
  const errors = wrong.map(({ name, message }) => ({ pointer: name, detail: message }));
  return { ok: false, reply: problem(400, { errors }) };
}
