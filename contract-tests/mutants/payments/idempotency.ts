import { type Fault, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { Bank, Done } from './bank.ts';
import { json, refusal } from './replies.ts';

/** What is wrong with the idempotency key of a request. */
export function keyFaults({ on }: Bank, call: Call): readonly Fault[] {
  const key = call.headers['idempotency-key'];
  const field = 'Idempotency-Key';
  if (key === undefined) return on('key-not-required') ? [] : [{ field, reason: 'is required' }];
  return text({ min: on('short-key-accepted') ? 1 : 8, max: 64, pattern: /^[A-Za-z0-9_-]+$/ })(key, field);
}

/** Does something once for a key and what was sent; a reply stands for a refusal, which may be tried again. */
export function once(
  { on, done }: Bank,
  call: Call,
  sent: unknown,
  merchant: string,
  act: () => Omit<Done, 'body'> | Reply,
): Reply {
  const name = JSON.stringify([merchant, call.target, call.headers['idempotency-key']]);
  const body = canonical(sent);
  const before = done.get(name);
  if (before && !on('idempotency-ignored')) {
    const isSame = before.body === body || on('reused-key-accepted');
    if (!isSame) return refusal(422, [{ field: 'Idempotency-Key', reason: 'was used with another body' }]);
    return json(201, before.answer, { Location: before.location });
  }
  const made = act();
  if ('status' in made) return made;
  if (call.headers['idempotency-key'] !== undefined) done.set(name, { ...made, body });
  return json(201, made.answer, { Location: made.location });
}

/** The same text for the same JSON, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) => {
    const isRecord = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    return isRecord ? Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)) : inner;
  });
}
