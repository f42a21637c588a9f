/** The ways in which every operation is answered. */
export const modes = ['static', 'dynamic', 'repaired'] as const;
export type Mode = (typeof modes)[number];

/**
 * What came of one answer, the first that is true:
 *
 * - `crashed`: the mock rejected, said that it failed, or its process ended;
 * - `misrouted`: another operation answered;
 * - `no-request`: refused, and no request is known that the document allows;
 * - `refused`: a request that the document allows got an error that the operation does not document;
 * - `failed`: a status from 500 on that the operation does not document;
 * - `invalid`: the body breaks its schema;
 * - `unchecked`: there is a body and a schema, but no second opinion on it (XML, a schema that Ajv cannot compile);
 * - `valid`: all the others.
 */
export const verdicts = [
  'valid',
  'unchecked',
  'invalid',
  'refused',
  'no-request',
  'failed',
  'misrouted',
  'crashed',
] as const;
export type VerdictName = (typeof verdicts)[number];

/** What came of an operation in one mode. */
export interface AnswerOutcome {
  readonly verdict: VerdictName;
  /** Why, alike for alike causes; absent for valid answers. */
  readonly reason?: string;
  /** The same with names and values. */
  readonly detail?: string;
  /** The place in the document. */
  readonly pointer?: string;
  /** Whether the mock itself said that something is wrong with the answer. */
  readonly told?: boolean;
}

/** What came of one operation. */
export interface OperationOutcome {
  /** `GET /jobs/{id}` */
  readonly operation: string;
  readonly answers: Readonly<Record<Mode, AnswerOutcome>>;
}

/** Outcomes that are alike. */
export interface OutcomeGroup {
  readonly mode: Mode;
  readonly verdict: VerdictName;
  readonly reason: string;
  count: number;
  /** Those of which the mock said nothing. */
  silent: number;
  readonly example: {
    readonly document: string;
    readonly operation: string;
    readonly pointer: string;
    readonly detail: string;
  };
}

/** What came of one document; a line of the results' file. */
export interface DocumentResult {
  readonly name: string;
  outcome: 'loaded' | 'refused' | 'crashed';
  /** Why it was refused or crashed: `document-structure: …`. */
  readonly problems: string[];
  operations: number;
  readonly counts: Record<Mode, Record<VerdictName, number>>;
  readonly groups: OutcomeGroup[];
  /** Operations over which a process ran out of time or memory or ended, and how. */
  readonly losses: { readonly operation: string; readonly reason: string }[];
  loadMs: number;
  totalMs: number;
}

export function emptyResult(name: string): DocumentResult {
  const none = () =>
    Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<VerdictName, number>;
  return {
    name,
    outcome: 'loaded',
    problems: [],
    operations: 0,
    counts: { static: none(), dynamic: none(), repaired: none() },
    groups: [],
    losses: [],
    loadMs: 0,
    totalMs: 0,
  };
}

/** Adds an operation to the result of its document. */
export function addOutcome(result: DocumentResult, { operation, answers }: OperationOutcome): void {
  for (const mode of modes) {
    const { verdict, reason = '', detail = '', pointer = '', told = false } = answers[mode];
    result.counts[mode][verdict] += 1;
    if (verdict === 'valid') continue;
    let group = result.groups.find(
      (one) => one.mode === mode && one.verdict === verdict && one.reason === reason,
    );
    if (!group) {
      const example = { document: result.name, operation, pointer, detail };
      group = { mode, verdict, reason, count: 0, silent: 0, example };
      result.groups.push(group);
    }
    group.count += 1;
    if (!told) group.silent += 1;
  }
}

/** A message without what differs from case to case. */
export function generic(message: string): string {
  const [line = ''] = message.split('\n', 1);
  return line
    .replace(/"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`/g, '"…"')
    .replace(/\{[^}]*\}/g, '{…}')
    .replace(/(?:#\/|\/(?=paths|components))\S+/g, '#…')
    .replace(/\d+(?:\.\d+)?/g, '…')
    .slice(0, 160);
}
