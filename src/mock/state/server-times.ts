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

/**
 * A time as a property's schema wants it: `2026-01-31T12:00:00Z`, `2026-01-31`, or a number of seconds or milliseconds.
 *
 * @returns undefined where the schema is not that of a time
 */
export function timeValue(facts: SchemaFacts, schema: SchemaNode, name: string, ms: number): unknown {
  const types = facts.types(schema);
  if (types.has('string')) {
    const format = facts.keyword(schema, 'format');
    if (format !== undefined && format !== 'date' && format !== 'date-time') return undefined;
    return format === 'date' ? timeText(ms).slice(0, 10) : timeText(ms);
  }
  if (!types.has('integer') || types.has('boolean')) return undefined;
  return isMilliseconds(facts, schema, name) ? ms : Math.floor(ms / 1000);
}

/** A time in UTC as RFC 3339 has it, without a fraction that says nothing. */
export function timeText(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

function isMilliseconds(facts: SchemaFacts, schema: SchemaNode, name: string): boolean {
  const examples = facts.keyword(schema, 'examples');
  const [first] = Array.isArray(examples) ? examples : [facts.keyword(schema, 'example')];
  return (
    /(?:ms|millis|milliseconds)$/.test(plainName(name)) || (typeof first === 'number' && first > maxSeconds)
  );
}
