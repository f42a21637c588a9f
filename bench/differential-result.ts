import { generic } from './corpus-result.ts';
import type { Difference } from './differential-compare.ts';
import type { SentAnswer } from './differential-send.ts';

/** Differences of one kind: explained ones by id, the others by what differs. */
export interface DifferenceGroup {
  /** Of the intended difference; undefined where nothing explains it. */
  readonly id: string | undefined;
  readonly what: string;
  count: number;
  readonly example: DifferenceExample;
}

/** One exchange, to look into. */
export interface DifferenceExample {
  readonly document: string;
  readonly name: string;
  /** `POST /jobs?page=2` with headers and body, as JSON. */
  readonly request: string;
  readonly difference: Difference;
  readonly mock: SentAnswer;
  readonly prism: SentAnswer;
}

/** What came of one document. */
export interface DifferentialResult {
  readonly document: string;
  /** Why nothing was compared, and whose fault it is; undefined where something was. */
  skipped: { readonly by: 'mock' | 'prism'; readonly reason: string } | undefined;
  requests: number;
  /** Answers that are the same. */
  equal: number;
  /** Answers of which every difference is intended. */
  explained: number;
  /** Requests that got no answer: from Prism, or from the mock. */
  readonly unanswered: { readonly by: 'prism' | 'mock'; readonly request: string }[];
  readonly groups: DifferenceGroup[];
}

export function emptyDifferential(document: string): DifferentialResult {
  return { document, skipped: undefined, requests: 0, equal: 0, explained: 0, unanswered: [], groups: [] };
}

/** Adds the differences between two answers, each with what explains it. */
export function addDifferences(
  result: DifferentialResult,
  differences: readonly { readonly id: string | undefined; readonly example: DifferenceExample }[],
): void {
  result.requests += 1;
  if (differences.length === 0) result.equal += 1;
  else if (differences.every(({ id }) => id !== undefined)) result.explained += 1;
  for (const { id, example } of differences) addToGroups(result.groups, id, example, 1);
}

/** The groups of several documents in one list, unexplained and frequent ones first. */
export function mergeGroups(results: readonly DifferentialResult[]): readonly DifferenceGroup[] {
  const groups: DifferenceGroup[] = [];
  for (const result of results) {
    for (const { id, example, count } of result.groups) addToGroups(groups, id, example, count);
  }
  const rank = ({ id, count }: DifferenceGroup) => (id === undefined ? 1e9 : 0) + count;
  return groups.toSorted((left, right) => rank(right) - rank(left));
}

function addToGroups(
  groups: DifferenceGroup[],
  id: string | undefined,
  example: DifferenceExample,
  count: number,
): void {
  const what = id ?? whatOf(example.difference);
  const group = groups.find((one) => one.id === id && one.what === what);
  if (group) group.count += count;
  else groups.push({ id, what, count, example });
}

/** Alike for alike differences. */
function whatOf(difference: Difference): string {
  switch (difference.kind) {
    case 'status':
      return `status: ${difference.mock} here, ${difference.prism} there`;
    case 'violation': {
      const { location, code, message } = difference.violation;
      const place = location.slice(0, 2).join(' ');
      return `only ${difference.by} tells: ${place} ${code ?? ''} ${generic(message.replace(/(?:parameter|property|format) \S+/g, 'parameter …'))}`;
    }
    case 'violations':
      return 'order of violations';
    case 'header':
      return `header ${difference.name}: ${generic(difference.mock ?? 'absent')} here, ${generic(difference.prism ?? 'absent')} there`;
    case 'body':
      return `body: ${kindOfText(difference.mock)} here, ${kindOfText(difference.prism)} there`;
  }
}

function kindOfText(text: string): string {
  if (text === '') return 'nothing';
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value;
  } catch {
    return text.startsWith('<') ? 'XML' : 'text';
  }
}
