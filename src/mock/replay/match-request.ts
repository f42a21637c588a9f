import { redacted } from '../../http/redact-text.ts';
import type { AskedBody, AskedRequest } from './asked-request.ts';
import { matchesText, matchesValue } from './redacted-value.ts';

/**
 * How exactly a request is the recorded one; undefined where it is another. What was recorded without its secrets is
 * matched by any value in their place, but one that says what is asked counts more.
 */
export function matchRequest(recorded: AskedRequest, asked: AskedRequest): number | undefined {
  if (recorded.conditions !== asked.conditions) return undefined;
  const path = matchList(recorded.path, asked.path, matchesText);
  if (path === undefined) return undefined;
  const query = matchList(recorded.query, asked.query, matchesField);
  if (query === undefined) return undefined;
  const body = matchBody(recorded.body, asked.body);
  if (body === undefined) return undefined;
  const signed = recorded.isSigned === asked.isSigned ? 2 : 0;
  return 4 * (path + query + body) + signed + (recorded.accept === asked.accept ? 1 : 0);
}

/** In what a request differs from the recorded one, in words: `the path`, `query parameter page`. */
export function differences(recorded: AskedRequest, asked: AskedRequest): readonly string[] {
  const path = matchList(recorded.path, asked.path, matchesText) === undefined ? ['the path'] : [];
  const [left, right] = [fieldsOf(recorded), fieldsOf(asked)];
  const names = [...new Set([...left.keys(), ...right.keys()])].filter(
    (name) => !matchesText(left.get(name) ?? '\0', right.get(name) ?? '\0'),
  );
  const body = matchBody(recorded.body, asked.body) === undefined ? ['the body'] : [];
  const conditions = recorded.conditions === asked.conditions ? [] : ['what it makes a condition'];
  return [...path, ...names.map((name) => `query parameter ${name}`), ...body, ...conditions];
}

type Field = readonly [name: string, value: string];

/** The values of a name in one text. */
function fieldsOf({ query }: AskedRequest): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of query) fields.set(name, `${fields.get(name) ?? ''}\0${value}`);
  return fields;
}

function matchesField([name, value]: Field, [askedName, askedValue]: Field): boolean {
  return name === askedName && matchesText(value, askedValue);
}

/** 2 where all items are equal, 1 where some stand for anything. */
function matchList<T extends string | Field>(
  recorded: readonly T[],
  asked: readonly T[],
  matches: (recorded: T, asked: T) => boolean,
): number | undefined {
  if (recorded.length !== asked.length) return undefined;
  const isMatch = recorded.every((item, index) => {
    const other = asked[index];
    return other !== undefined && matches(item, other);
  });
  if (!isMatch) return undefined;
  return recorded.some((item) => String(item).includes(redacted)) ? 1 : 2;
}

function matchBody(recorded: AskedBody, asked: AskedBody): number | undefined {
  if (recorded.kind === 'none' || asked.kind === 'none') return recorded.kind === asked.kind ? 2 : undefined;
  if (recorded.kind === 'unknown' || asked.kind === 'unknown') return 0;
  if (recorded.key === asked.key) return 2;
  return recorded.isPattern && matchesValue(recorded.value, asked.value) ? 1 : undefined;
}
