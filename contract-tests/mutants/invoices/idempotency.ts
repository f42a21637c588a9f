import type { Call, Reply } from '../serve.ts';
import type { Office } from './office.ts';
import { keyReused } from './replies.ts';

/** Answers a POST: again as before where its key was used, by `act` where it is new. @param body already checked */
export function once(
  { on, kept }: Office,
  call: Call,
  {
    account,
    key,
    body,
  }: { readonly account: string; readonly key: string | undefined; readonly body: unknown },
  act: () => Reply,
): Reply {
  if (key === undefined) return act();
  const name = `${account} ${key}`;
  const request = `${call.target} ${JSON.stringify(sorted(body))}`;
  const before = kept.get(name);
  if (before && !(on('customer-made-twice') && call.template === '/customers')) {
    const isForgiven = on('other-invoice-replayed') && call.template === '/invoices';
    if (before.request !== request && !isForgiven) return keyReused();
    if (on('replay-not-told') && call.template.endsWith('/finalize')) return before.reply;
    return { ...before.reply, headers: { ...before.reply.headers, 'Idempotent-Replayed': 'true' } };
  }
  const reply = act();
  if (reply.status < 300) kept.set(name, { request, reply });
  return reply;
}

/** The same value whatever the order of its fields was. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([name, inner]) => [name, sorted(inner)]);
}
