import { dirname, relative, sep } from 'node:path';
import { parseSource } from '../document/parse.ts';
import { ToolkitError } from '../error.ts';
import { isObject } from '../model/values.ts';
import type { Problem } from '../problem.ts';

/** A problem that was accepted when a document was adopted, and how often it occurs. */
export interface AcceptedProblem {
  /** Relative to the baseline's folder; a URL as it is. */
  readonly file: string;
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly count: number;
}

/** What became of a run's problems. */
export interface BaselineResult {
  /** Those that the baseline does not list. */
  readonly kept: readonly Problem[];
  /** How many it lists. */
  readonly accepted: number;
  /** How many of those that it lists do not occur any more, in the texts that were looked at. */
  readonly stale: number;
}

/**
 * The text of a baseline file that accepts these problems.
 *
 * Lines and columns are not in it, so it holds when a document moves; sorted, with one problem a line, so that a
 * difference can be read.
 */
export function writeBaseline(path: string, problems: readonly Problem[]): string {
  const counts = new Map<string, AcceptedProblem>();
  for (const problem of problems) {
    const key = keyOf(identityOf(path, problem));
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { ...identityOf(path, problem), count });
  }
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => JSON.stringify(entry));
  const list = lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`;
  return `{\n  "version": 1,\n  "accepted": ${list}\n}\n`;
}

/**
 * Reads a baseline file.
 *
 * @throws ToolkitError E_INPUT, with a located problem, for what is no baseline
 */
export function readBaseline(path: string, text: string): readonly AcceptedProblem[] {
  const parsed = parseSource(path, text);
  if (!parsed.ok) throw unusable(path, parsed.problems);
  const { value } = parsed.value;
  const accepted = isObject(value) && value.version === 1 ? value.accepted : undefined;
  if (!Array.isArray(accepted) || !accepted.every(isAccepted)) throw unusable(path, []);
  return accepted;
}

/**
 * Leaves out the problems that a baseline lists; of one that occurs more often than it was accepted, the rest stays.
 *
 * @param sources the texts that were looked at: entries of others are not stale
 */
export function applyBaseline(
  path: string,
  accepted: readonly AcceptedProblem[],
  problems: readonly Problem[],
  sources: ReadonlySet<string>,
): BaselineResult {
  const left = new Map(accepted.map((entry) => [keyOf(entry), entry.count]));
  const kept = problems.filter((problem) => {
    const key = keyOf(identityOf(path, problem));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
  const files = new Set([...sources].map((source) => fileOf(path, source)));
  const stale = accepted
    .filter(({ file }) => files.has(file))
    .reduce((sum, entry) => sum + Math.max(0, left.get(keyOf(entry)) ?? 0), 0);
  return { kept, accepted: problems.length - kept.length, stale };
}

function identityOf(path: string, { at, code, message }: Problem): Omit<AcceptedProblem, 'count'> {
  return { file: at ? fileOf(path, at.source) : '', pointer: at?.pointer ?? '', code, message };
}

function fileOf(path: string, source: string): string {
  return source.startsWith('/') ? relative(dirname(path), source).split(sep).join('/') : source;
}

function keyOf({ file, pointer, code, message }: Omit<AcceptedProblem, 'count'>): string {
  return JSON.stringify([file, pointer, code, message]);
}

function isAccepted(entry: unknown): entry is AcceptedProblem {
  if (!isObject(entry) || !Number.isInteger(entry.count)) return false;
  return (['file', 'pointer', 'code', 'message'] as const).every((key) => typeof entry[key] === 'string');
}

function unusable(path: string, problems: readonly Problem[]): ToolkitError {
  return new ToolkitError('E_INPUT', `${path} is not a baseline that "concordat lint --baseline" wrote`, {
    problems,
    hint: 'Remove it and run again to accept the problems that there are, or name another file.',
  });
}
