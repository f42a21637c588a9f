import { operationLabel } from '../../contract/finding.ts';
import { type Finding, type FindingDraft, findingOf } from '../finding.ts';

/** What was found so far, each root cause once. */
export class Findings {
  readonly #byKey = new Map<string, Finding>();
  #recent = new Set<string>();

  /** Adds a finding, or counts one that is known; true where it is new. */
  add(draft: FindingDraft, caseId: string | undefined): boolean {
    const key = keyOf(draft);
    const known = this.#byKey.get(key);
    this.#recent.add(key);
    this.#byKey.set(key, known ? { ...known, count: known.count + 1 } : findingOf(draft, caseId));
    return !known;
  }

  /** Whether this root cause was seen before. */
  has(draft: FindingDraft): boolean {
    return this.#byKey.has(keyOf(draft));
  }

  /** What was reported since this was asked last, known before or not. */
  takeRecent(): readonly Finding[] {
    const recent = [...this.#recent].flatMap((key) => this.#byKey.get(key) ?? []);
    this.#recent = new Set();
    return recent;
  }

  /** In the order in which they were found. */
  list(): readonly Finding[] {
    return [...this.#byKey.values()];
  }

  get size(): number {
    return this.#byKey.size;
  }
}

function keyOf({ code, operation, at, detail, message }: FindingDraft): string {
  // Items of a list are one cause.
  const what = detail ?? message.replace(/\/\d+(?=[/:\s]|$)/g, '/*');
  return [code, operationLabel(operation), at?.source, at?.pointer, what].join('\n');
}
