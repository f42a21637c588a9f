import { isObject } from '../../model/values.ts';
import { type Defect, WrittenValue } from '../mock-file/written-value.ts';
import { readConditions } from '../rules/read-rules.ts';
import type { Condition } from '../rules/rule.ts';
import type { CallTest, Expectation } from './expectation.ts';

export type ReadExpectation =
  | { readonly ok: true; readonly value: Expectation }
  /** What is wrong with it, a sentence each. */
  | { readonly ok: false; readonly details: readonly string[] };

const keys = [
  'operation',
  'api',
  'method',
  'path',
  'status',
  'session',
  'since',
  'when',
  'times',
  'atLeast',
  'atMost',
];

/**
 * Reads what calls somebody expects: which operation, conditions under `when` as in a rule, and how often. Without a
 * number at least one call is expected.
 *
 * @example
 * readExpectation({ operation: 'createJob', when: { body: { '/type': 'export' } }, times: 1 })
 */
export function readExpectation(value: unknown): ReadExpectation {
  const defects: Defect[] = [];
  const at = { source: 'the expectation', pointer: '' };
  const written = new WrittenValue(value, at, 'the expectation', (defect) => void defects.push(defect));
  const fields = written.fields(keys);
  const when = fields?.get('when');
  const conditions = when ? readConditions(when) : [];
  const text = (name: string) => fields && readText(fields.get(name));
  const expectation = fields && {
    query: {
      operation: text('operation'),
      api: text('api'),
      method: text('method'),
      path: text('path'),
      session: text('session'),
      status: readStatus(fields.get('status')),
      since: readTime(fields.get('since')),
    },
    tests: (conditions ?? []).map((condition) => testOf(condition, when?.value)),
    ...readBounds(written, fields),
  };
  const wrong = defects.filter(({ isHarmless }) => isHarmless !== true);
  if (expectation && conditions && wrong.length === 0) return { ok: true, value: expectation };
  return { ok: false, details: wrong.map(sentenceOf) };
}

function testOf({ place, name, test }: Condition, when: unknown): CallTest {
  return {
    place,
    name,
    expected: writtenAt(when, place, name),
    difference: (value) => (test(value) ? undefined : { path: [] }),
  };
}

/** As it was written, for the message; headers are looked for in any case. */
function writtenAt(when: unknown, place: string, name: string): unknown {
  const conditions = isObject(when) ? when[place] : undefined;
  if (!isObject(conditions)) return undefined;
  const key = Object.keys(conditions).find(
    (one) => one === name || (place === 'header' && one.toLowerCase() === name),
  );
  return key === undefined ? undefined : conditions[key];
}

type Fields = ReadonlyMap<string, WrittenValue>;

function readText(field: WrittenValue | undefined): string | undefined {
  if (!field || typeof field.value === 'string') return field?.value as string | undefined;
  return field.mismatch('a text', 'Write it in quotes.');
}

function readStatus(field: WrittenValue | undefined): string | undefined {
  if (!field) return undefined;
  const status = String(field.value).toUpperCase();
  if (/^[1-5](?:\d\d|XX)$/.test(status)) return status;
  return field.mismatch('a status or a range', 'Write 404 or "4XX".');
}

function readTime(field: WrittenValue | undefined): Date | undefined {
  if (!field) return undefined;
  const time = new Date(typeof field.value === 'string' ? field.value : Number.NaN);
  if (!Number.isNaN(time.getTime())) return time;
  return field.mismatch('a time', 'Write it as 2026-05-04T10:00:00Z.');
}

function readBounds(written: WrittenValue, fields: Fields): Pick<Expectation, 'atLeast' | 'atMost'> {
  const [times, least, most] = ['times', 'atLeast', 'atMost'].map((name) => readCount(fields.get(name)));
  if (times !== undefined && (least !== undefined || most !== undefined)) {
    written.fail(
      '"times" says it all, so that "atLeast" and "atMost" have no place',
      'Leave out one of them.',
    );
  }
  if (least !== undefined && most !== undefined && least > most) {
    written.fail(`at least ${least} cannot be at most ${most}`, 'Make the second number the larger one.');
  }
  if (times !== undefined) return { atLeast: times, atMost: times };
  return { atLeast: least ?? (most === undefined ? 1 : 0), atMost: most ?? Number.POSITIVE_INFINITY };
}

function readCount(field: WrittenValue | undefined): number | undefined {
  const count = field?.value;
  if (!field || (typeof count === 'number' && Number.isInteger(count) && count >= 0)) {
    return count as number | undefined;
  }
  return field.mismatch('a number of calls', 'Write 0, 1, 2 …');
}

function sentenceOf({ message, hint, at }: Defect): string {
  const place = at.pointer === '' ? '' : `${at.pointer}: `;
  return `${place}${message}. ${hint}`;
}
