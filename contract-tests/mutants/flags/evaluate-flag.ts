import { createHash } from 'node:crypto';
import type { Call, Reply } from '../serve.ts';
import { findFlag } from './find.ts';
import { json } from './replies.ts';
import type { Flag, Store, Weight } from './store.ts';

/** GET /projects/{project}/flags/{key}/evaluate */
export function evaluateFlag(store: Store, call: Call): Reply {
  const { on } = store;
  const found = findFlag(store, call);
  if (!found.ok) return found.reply;
  const { project, flag } = found.value;
  const user = call.query.get('user') ?? '';
  store.evaluations += 1;
  const salt = on('rollout-flips') ? store.evaluations : 0;
  const { variation, reason } = decide(flag, user, salt);
  const data = { key: flag.key, user, variation, reason };
  const reply = json(200, { data, meta: { project: project.id } });
  return on('evaluated-as-html') ? { ...reply, headers: { 'Content-Type': 'text/html' } } : reply;
}

function decide(
  { key, enabled, archived, fallback, rules }: Flag,
  user: string,
  salt: number,
): { readonly variation: string; readonly reason: string } {
  if (!enabled || archived) return { variation: fallback, reason: 'disabled' };
  for (const rule of rules) {
    if (rule.type === 'rollout') {
      const place = (bucketOf(key, user) + salt * 50) % 100;
      return { variation: variationAt(rule.weights, place), reason: rule.type };
    }
    if (rule.users.includes(user)) return { variation: rule.variation, reason: rule.type };
  }
  return { variation: fallback, reason: 'fallback' };
}

/** A number from 0 to 99 that is always the same for a user and a flag. */
function bucketOf(key: string, user: string): number {
  return createHash('sha256').update(`${key}:${user}`).digest().readUInt32BE(0) % 100;
}

/** @param place from 0 to 99 */
function variationAt(weights: readonly Weight[], place: number): string {
  let sum = 0;
  for (const { variation, weight } of weights) {
    sum += weight;
    if (place < sum) return variation;
  }
  // The weights of a flag add up to 100.
  throw new Error('A place beyond all weights.');
}
