import type { WireResponse } from '../../contract/exchange.ts';
import { isObject } from '../../model/values.ts';
import type { RecordedResponse } from './recorded-finding.ts';

const maxDepth = 20;

/** Whether an answer is the recorded one, but for ids and times: the same status, and the same JSON. */
export function isSameAnswer(recorded: RecordedResponse, came: WireResponse): boolean {
  if (recorded.status !== came.status) return false;
  const text = new TextDecoder().decode(came.body);
  const [old, now] = [parsed(recorded.body ?? ''), parsed(text)];
  return old === undefined || now === undefined ? (recorded.body ?? '') === text : isSame(old, now, 0);
}

function isSame(old: unknown, now: unknown, depth: number): boolean {
  if (depth > maxDepth) return true;
  if (Array.isArray(old) && Array.isArray(now))
    return old.length === now.length && old.every((item, index) => isSame(item, now[index], depth + 1));
  if (isObject(old) && isObject(now)) {
    const names = Object.keys(old);
    return (
      names.length === Object.keys(now).length &&
      names.every(
        (name) => Object.hasOwn(now, name) && (isOwnName(name) || isSame(old[name], now[name], depth + 1)),
      )
    );
  }
  return old === now || (isTime(old) && isTime(now));
}

/** What is another one each time. */
function isOwnName(name: string): boolean {
  return /^_?id$|[_-]id$|[a-z]I[dD]$|^(?:uuid|etag|href|self|url|location|links?|cursor|next|request_?id|trace_?id)$/i.test(
    name,
  );
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d|$)/.test(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
