import type { SchemaNode } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import type { SchemaFacts } from '../../resources/schema-facts.ts';

const made =
  /^(?:date|time)?(?:created|inserted|registered|submitted)(?:at|on|date|time|timestamp|ms|utc)*$|^creat(?:ion|e)(?:date|time|timestamp)+$/;
const changed =
  /^(?:date|time)?(?:last)?(?:updated|modified|changed)(?:at|on|date|time|timestamp|ms|utc)*$|^(?:last)?(?:update|modification|change)(?:date|time|timestamp)*$/;

/** Which time of an item a property holds, by its name: `createdAt`, `date_created`; `updated_at`, `lastModified`. */
export function timeOfName(name: string): 'made' | 'changed' | undefined {
  const plain = plainName(name);
  if (made.test(plain)) return 'made';
  return changed.test(plain) ? 'changed' : undefined;
}

/** The longest time in seconds that is not meant to be one in milliseconds. */
const maxSeconds = 1e11;

/** Writes a time, in ms since 1970, as a property wants it. */
export type TimeWriter = (ms: number) => string | number;

/**
 * How a property's schema wants times: `2026-01-31T12:00:00Z`, `2026-01-31`, or a number of seconds or milliseconds.
 *
 * @returns undefined where the schema is not that of a time
 */
export function timeWriter(facts: SchemaFacts, schema: SchemaNode, name: string): TimeWriter | undefined {
  const types = facts.types(schema);
  if (types.has('string')) {
    const format = facts.keyword(schema, 'format');
    if (format !== undefined && format !== 'date' && format !== 'date-time') return undefined;
    return format === 'date' ? (ms) => timeText(ms).slice(0, 10) : timeText;
  }
  if (!types.has('integer') || types.has('boolean')) return undefined;
  return isMilliseconds(facts, schema, name) ? (ms) => ms : (ms) => Math.floor(ms / 1000);
}

/** A time in UTC as RFC 3339 has it, without a fraction that says nothing. */
export function timeText(ms: number): string {
  if (last.ms !== ms) last = { ms, text: recentText(ms) };
  return last.text;
}

function recentText(ms: number): string {
  let text = recent.get(ms);
  if (text === undefined) {
    text = new Date(ms).toISOString().replace('.000Z', 'Z');
    if (recent.size >= maxRecent) recent.clear();
    recent.set(ms, text);
  }
  return text;
}

/** What was written last: an item has the same time at several places. */
let last = { ms: 0, text: '1970-01-01T00:00:00Z' };
/** Items that were made together change together, each through several states. */
const recent = new Map<number, string>();
const maxRecent = 100;

function isMilliseconds(facts: SchemaFacts, schema: SchemaNode, name: string): boolean {
  const examples = facts.keyword(schema, 'examples');
  const [first] = Array.isArray(examples) ? examples : [facts.keyword(schema, 'example')];
  return (
    /(?:ms|millis|milliseconds)$/.test(plainName(name)) || (typeof first === 'number' && first > maxSeconds)
  );
}
