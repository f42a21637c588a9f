import { readFile, stat } from 'node:fs/promises';
import { contractCodes } from '../../contract/codes.ts';
import { locate, withPositions } from '../../document/locate.ts';
import { parseTree } from '../../document/parse.ts';
import { formatPointer } from '../../document/pointer.ts';
import type { Source } from '../../document/source.ts';
import { isObject } from '../../model/values.ts';
import type { Location, Problem, Result } from '../../problem.ts';
import { suggestion } from '../../suggestion.ts';
import type { Suppression } from './suppression.ts';

const maxBytes = 5_000_000;
const keys = ['code', 'operation', 'pointer', 'property', 'reason', 'until'];
const start = 'A file of suppressions starts with "suppressions:", a list of { code, operation, reason }.';

/**
 * Reads a file of suppressions, YAML or JSON: `suppressions:` with a list, or the list alone. Whatever is wrong with it is
 * an error at its line and column.
 *
 * @param path absolute
 */
export async function readSuppressions(path: string): Promise<Result<readonly Suppression[]>> {
  const text = await textOf(path);
  if (typeof text !== 'string') return { ok: false, problems: [text] };
  const parsed = parseTree(path, text);
  if (!parsed.ok) return parsed;
  const problems: Problem[] = [];
  const report = (segments: readonly (string | number)[], message: string, hint: string) => {
    problems.push({ code: 'suppressions', severity: 'error', message, hint, at: placeOf(path, segments) });
  };
  const value = readRoot(parsed.value, report);
  const located = withPositions(problems, { sources: new Map([[path, parsed.value]]) });
  return problems.length > 0 ? { ok: false, problems: located } : { ok: true, value, problems: [] };
}

type Report = (segments: readonly (string | number)[], message: string, hint: string) => void;

function readRoot(source: Source, report: Report): readonly Suppression[] {
  const { value } = source;
  const isWrapped = isObject(value);
  const list = isWrapped ? value.suppressions : value;
  if (!Array.isArray(list)) {
    report([], 'the file does not hold a list of suppressions', start);
    return [];
  }
  for (const key of isWrapped ? Object.keys(value) : []) {
    if (key !== 'suppressions') report([key], `unknown key "${key}"`, start);
  }
  const prefix = isWrapped ? ['suppressions'] : [];
  return list.flatMap((one: unknown, index) => {
    const read = readOne(one, [...prefix, index], report);
    if (!read) return [];
    const at = placeOf(source.uri, [...prefix, index]);
    return [{ ...read, at: { ...at, position: locate({ sources: new Map([[source.uri, source]]) }, at) } }];
  });
}

function readOne(
  value: unknown,
  path: readonly (string | number)[],
  report: Report,
): Omit<Suppression, 'at'> | undefined {
  if (!isObject(value)) {
    report(path, 'a suppression is an object', `It has ${keys.join(', ')}.`);
    return undefined;
  }
  for (const key of Object.keys(value))
    if (!keys.includes(key)) report([...path, key], `unknown key "${key}"`, suggestion(key, keys));
  const text = (key: string): string | undefined => {
    const one = Object.hasOwn(value, key) ? value[key] : undefined;
    if (one === undefined) return undefined;
    if (typeof one === 'string' && one.trim() !== '') return one.trim();
    report([...path, key], `"${key}" must be a text`, 'Write it, or leave the key out.');
    return undefined;
  };
  const code = text('code');
  const reason = text('reason');
  if (!Object.hasOwn(value, 'code'))
    report(path, '"code" is missing', 'Say which findings are meant: each has a code.');
  if (!Object.hasOwn(value, 'reason'))
    report(path, '"reason" is missing', 'Say why the finding is accepted: reports print it.');
  const isKnown = code === undefined || Object.hasOwn(contractCodes, code);
  if (!isKnown)
    report(
      [...path, 'code'],
      `"${code}" is no code of a finding`,
      suggestion(code, Object.keys(contractCodes)),
    );
  const until = text('until');
  if (until !== undefined && !isDay(until))
    report([...path, 'until'], `"${until}" is no day`, 'Write it as 2027-01-31.');
  if (code === undefined || reason === undefined) return undefined;
  return {
    code,
    reason,
    until,
    operation: text('operation'),
    pointer: text('pointer'),
    property: text('property'),
  };
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function placeOf(source: string, segments: readonly (string | number)[]): Location {
  return { source, pointer: formatPointer(segments) };
}

async function textOf(path: string): Promise<string | Problem> {
  const failed = (message: string, hint: string): Problem => ({
    code: 'suppressions',
    severity: 'error',
    message,
    hint,
    at: { source: path, pointer: '', position: { line: 1, column: 1 } },
  });
  try {
    const about = await stat(path);
    if (!about.isFile()) return failed('this is no file', 'Name a file of YAML or JSON.');
    if (about.size > maxBytes)
      return failed(`the file has ${about.size} bytes, more than ${maxBytes} are not read`, 'Shorten it.');
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed(`the file cannot be read: ${reason}`, 'Check the path after --suppress.');
  }
}
