import { operationLabel } from '../../contract/finding.ts';
import { formatPointer, parsePointer } from '../../document/pointer.ts';
import type { Operation } from '../../model/model.ts';
import { requestReader } from '../rules/request-reader.ts';
import type { ConditionPlace } from '../rules/rule.ts';
import type { CallQuery } from './call-query.ts';
import { describeValue } from './describe-value.ts';
import type { Difference } from './first-difference.ts';
import type { Journal } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import { operationOf, readRequest, requestPath } from './received-call.ts';
import { type RecordedCall, redactedCall } from './show-call.ts';

/** What one value of a call is expected to be. */
export interface CallTest {
  readonly place: ConditionPlace;
  /** As in a rule: a parameter's name, of headers in lower case; of bodies a JSON pointer. */
  readonly name: string;
  /** For the message. */
  readonly expected: unknown;
  /** Undefined where the value is as expected. */
  readonly difference: (value: unknown) => (Pick<Difference, 'path'> & Partial<Difference>) | undefined;
}

/** What calls are expected. */
export interface Expectation {
  readonly query: CallQuery;
  /** All of them must hold for a call to count. */
  readonly tests: readonly CallTest[];
  readonly atLeast: number;
  /** Infinity where there may be any number. */
  readonly atMost: number;
}

/** A call that nearly counted, and why it does not: `body /type is "import"`. */
export interface NearCall {
  readonly call: RecordedCall;
  readonly reasons: readonly string[];
}

/** Whether the calls were as expected; all texts have their secrets replaced. */
export interface Verdict {
  readonly ok: boolean;
  readonly count: number;
  /** Those that count, or the first 100 of them. */
  readonly calls: readonly RecordedCall[];
  readonly nearest: readonly NearCall[];
  /** What was expected, what came, and the nearest calls. */
  readonly message: string;
}

const maxNearest = 5;
const maxShown = 100;

/** Holds an expectation against what a journal has. */
export function judgeCalls(journal: Journal, expectation: Expectation): Verdict {
  const { query, tests, atLeast, atMost } = expectation;
  const judged = journal
    .entries(query)
    .map((entry) => ({ entry, failures: failuresOf(journal, entry, tests) }));
  const counted = judged.filter(({ failures }) => failures.length === 0);
  const count = counted.length;
  const ok = count >= atLeast && count <= atMost;
  const others = judged.filter(({ failures }) => failures.length > 0);
  const nearest = ok
    ? []
    : others
        .toSorted((one, other) => one.failures.length - other.failures.length)
        .slice(0, maxNearest)
        .map(({ entry, failures }) => nearCall(journal, entry, failures));
  const calls = counted.slice(0, maxShown).map(({ entry }) => journal.show(entry));
  const message = ok ? '' : messageOf(journal, expectation, { count, calls, nearest, others: others.length });
  return { ok, count, calls, nearest, message };
}

interface Failure {
  readonly test: CallTest;
  readonly difference: Pick<Difference, 'path'>;
  readonly value: unknown;
}

function failuresOf(journal: Journal, entry: JournalEntry, tests: readonly CallTest[]): readonly Failure[] {
  if (tests.length === 0) return [];
  const apis = journal.apis();
  // What belongs to no operation has no documented parameters: its values are texts.
  const operation = operationOf(entry, apis)?.operation ?? noOperation;
  const { path, query } = requestPath(entry, operation === noOperation ? undefined : operation);
  const content = readRequest(entry, apis);
  const request = { path, query, headers: entry.requestHeaders };
  const about = { request, content, fields: undefined, cookies: undefined };
  return tests.flatMap((test) => {
    const value = requestReader(operation, test.place, test.name)(about);
    const difference = test.difference(value);
    return difference ? [{ test, difference, value }] : [];
  });
}

const noOperation: Pick<Operation, 'path' | 'parameters'> = { path: '', parameters: [] };

function nearCall(journal: Journal, entry: JournalEntry, failures: readonly Failure[]): NearCall {
  const { call, redaction } = redactedCall(entry, journal.apis());
  const reasons = failures.map(({ test, difference, value }) => {
    const path = [...segmentsOf(test), ...difference.path];
    const actual = 'actual' in difference ? difference.actual : value;
    return `${placeText(test.place, path)} is ${describeValue(actual, namesOf(test.place, path), redaction)}`;
  });
  return { call, reasons };
}

function segmentsOf({ place, name }: CallTest): readonly string[] {
  return place === 'body' ? parsePointer(name) : [name];
}

/** What leads to a value; of cookies each may be one that a session is known by. */
function namesOf(place: ConditionPlace, path: readonly string[]): readonly string[] {
  return place === 'cookie' ? [place, ...path] : path;
}

/** `query status`, `body /items/0`, `body`. */
function placeText(place: ConditionPlace, path: readonly string[]): string {
  if (path.length === 0) return place;
  if (place === 'body') return `body ${formatPointer(path)}`;
  const [name = '', ...rest] = path;
  return `${place} ${name}${formatPointer(rest)}`;
}

interface Counted extends Pick<Verdict, 'count' | 'calls' | 'nearest'> {
  /** How many of the calls asked for do not count. */
  readonly others: number;
}

function messageOf(journal: Journal, { query, tests, ...bounds }: Expectation, counted: Counted): string {
  const { count, calls, nearest, others } = counted;
  const redaction = secretsOf(journal, query);
  const wanted = tests.map(
    (test) =>
      `  ${placeText(test.place, segmentsOf(test))}: ${describeValue(test.expected, namesOf(test.place, segmentsOf(test)), redaction)}\n`,
  );
  const head = `expected ${boundsText(bounds)} ${queryText(query)}${wanted.length > 0 ? ` with\n${wanted.join('')}` : ', '}`;
  const came = `but ${count === 0 ? 'none was' : count === 1 ? '1 was' : `${count} were`} made`;
  const near = nearest.map(({ call, reasons }) => `  ${lineOf(call)}: ${reasons.join('; ')}\n`);
  const made = calls.slice(0, maxNearest).map((call) => `  ${lineOf(call)}\n`);
  const parts = [
    ...(made.length > 0 ? [`these were made:\n${made.join('')}`] : []),
    ...(near.length > 0
      ? [`the nearest of ${others} other${others === 1 ? '' : 's'}:\n${near.join('')}`]
      : []),
    ...(made.length + near.length === 0 ? [`${whatElse(journal, query)}\n`] : []),
  ];
  return `${head}${came}; ${parts.join('and ')}`.trimEnd();
}

/** What hides the secrets of all calls that are looked at. */
function secretsOf(journal: Journal, query: CallQuery): ReturnType<typeof redactedCall>['redaction'] {
  const redactions = journal
    .entries(query)
    .slice(-maxShown)
    .map((entry) => redactedCall(entry, journal.apis()).redaction);
  const secrets = new Set(redactions.flatMap((one) => [...one.secrets]));
  return { isSensitive: journal.isSensitive, secrets };
}

/** `1 call`, `no call`, `2 to 4 calls`, `at least 1 call`. */
function boundsText({ atLeast, atMost }: Pick<Expectation, 'atLeast' | 'atMost'>): string {
  const calls = (count: number) => (count === 0 ? 'no call' : `${count} call${count === 1 ? '' : 's'}`);
  if (atLeast === atMost) return calls(atLeast);
  if (atMost === Number.POSITIVE_INFINITY) return `at least ${calls(atLeast)}`;
  return atLeast === 0 ? `at most ${calls(atMost)}` : `${atLeast} to ${calls(atMost)}`;
}

/** `of createJob in the session "a"`. */
function queryText({ operation, method, path, status, session, api }: CallQuery): string {
  const what = operation ?? ([method?.toUpperCase(), path].filter(Boolean).join(' ') || 'any operation');
  const answered = status === undefined ? '' : ` answered with ${status}`;
  const where =
    session === undefined ? '' : session === '' ? ' without a session' : ` in the session "${session}"`;
  return `of ${what}${api === undefined ? '' : ` of ${api}`}${answered}${where}`;
}

/** `#4 POST /jobs 202`. */
function lineOf({ id, request, response }: RecordedCall): string {
  return `#${id} ${request.method} ${request.target} ${response.status}`;
}

/** What was called instead, most often first. */
function whatElse(journal: Journal, { session }: CallQuery): string {
  const entries = journal.entries(session === undefined ? {} : { session });
  if (entries.length === 0) return 'nothing was called at all';
  const apis = journal.apis();
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const operation = operationOf(entry, apis)?.operation;
    const name = operation ? operationLabel(operation) : 'what no document has';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const list = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, 10);
  return `called were: ${list.map(([name, count]) => `${name} (${count})`).join(', ')}`;
}
