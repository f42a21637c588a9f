import { operationLabel } from '../../contract/finding.ts';
import { type Finding, type FindingDraft, findingOf } from '../finding.ts';

/** What was found so far, each root cause once. */
export class Findings {
  readonly #byKey = new Map<string, Finding>();
  #recent = new Set<string>();

  /** Adds a finding, or counts one that is known; true where it is new. */
  add(draft: FindingDraft, caseId: string | undefined, after: number): boolean {
    const key = rootCause(draft);
    const known = this.#byKey.get(key);
    this.#recent.add(key);
    this.#byKey.set(key, known ? { ...known, count: known.count + 1 } : findingOf(draft, caseId, after));
    return !known;
  }

  /** Shows what is known already with the steps of this draft, which are simpler. */
  improve(draft: FindingDraft): void {
    const key = rootCause(draft);
    const known = this.#byKey.get(key);
    if (!known) return;
    const { at, expected, actual, message, steps } = { ...known, ...draft };
    const shown = { ...(expected !== undefined && { expected }), ...(actual !== undefined && { actual }) };
    this.#byKey.set(key, { ...known, ...shown, message, steps, ...(at && { at }) });
  }

  /** Whether this root cause was seen before. */
  has(draft: FindingDraft): boolean {
    return this.#byKey.has(rootCause(draft));
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

/** What is the same for everything that one root cause shows. */
export function rootCause({ code, operation, method, at, detail, message }: FindingDraft): string {
  // Items of a list, and entries of a map, are one cause: the schema's place tells the properties apart.
  const what = detail ?? message.replace(/ at \/\S*?(?=: |$)/g, ' at *');
  return [code, operationLabel(operation), method, at?.source, at?.pointer, what].join('\n');
}
