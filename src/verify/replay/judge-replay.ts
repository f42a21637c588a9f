import type { ContractCode } from '../../contract/codes.ts';
import type { Exchange } from '../../contract/exchange.ts';
import { findResponse } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import type { RecordedFinding, RecordedResponse } from './recorded-finding.ts';
import { isSameAnswer } from './same-answer.ts';

/** What became of a finding, and why that is thought. */
export interface Verdict {
  readonly kind: 'still-there' | 'gone' | 'unknown';
  /** One clause: `the answer is 200 again`. */
  readonly reason: string;
}

/** What the last request of a finding was answered with. */
export interface Replayed {
  /** The one that is blamed. */
  readonly operation: Operation;
  /** Undefined where no answer came. */
  readonly exchange: Exchange | undefined;
  /** What the checks of every answer said of it. */
  readonly drafts: readonly FindingDraft[];
}

/** Findings that a success shows, and a refusal refutes. */
const shownBySuccess: ReadonlySet<ContractCode> = new Set<ContractCode>([
  'invalid-accepted',
  'malformed-accepted',
  'media-type-accepted',
  'unknown-id-answered',
  'method-answered',
  'route-answered',
  'auth-ignored',
  'bad-credentials-accepted',
  'wrong-scheme-accepted',
  'foreign-object',
  'scope-ignored',
  'readable-after-delete',
  'wrong-parent',
  'duplicate-accepted',
  'precondition-ignored',
  'not-modified-ignored',
]);

/** Findings that a refusal shows, and a success refutes. */
const shownByRefusal: ReadonlySet<ContractCode> = new Set<ContractCode>([
  'valid-refused',
  'not-readable-after-create',
  'location-wrong',
  'example-refused',
]);

/** Findings that a wrong status of a refusal shows. */
const shownByStatus: ReadonlySet<ContractCode> = new Set<ContractCode>(['refusal-status', 'auth-status']);

/** Codes that every answer is checked for by itself. */
const shownByAnswer: ReadonlySet<ContractCode> = new Set<ContractCode>([
  'response-status',
  'server-error',
  'no-answer',
  'stack-trace',
  'undocumented-field',
  'default-only',
]);

/** Says whether a finding is still there, by its code; what takes more than the last answer is not guessed. */
export function judgeReplay(finding: RecordedFinding, replayed: Replayed): Verdict {
  const { exchange, operation } = replayed;
  const recorded = finding.steps.at(-1)?.response;
  if (isShown(finding, replayed))
    return { kind: 'still-there', reason: 'the same check fails at the same place' };
  if (!exchange) return { kind: 'unknown', reason: 'no answer came' };
  const { status } = exchange.response;
  const answer = `the answer is ${status}`;
  if (status === 429) return { kind: 'unknown', reason: `${answer}: there were too many requests` };
  const { code } = finding;
  if (shownByAnswer.has(code) || code.startsWith('response-'))
    return judgeAnswer(answer, status, recorded, operation);
  if (status >= 500) return { kind: 'unknown', reason: `${answer}: the server failed` };
  if (shownBySuccess.has(code)) return judgeSuccess(code, status, recorded);
  if (shownByRefusal.has(code)) {
    if (status < 300) return { kind: 'gone', reason: answer };
    return status === recorded?.status ? again(answer) : otherwise(answer, recorded);
  }
  if (shownByStatus.has(code)) {
    if (status === recorded?.status) return again(answer);
    const isNamed = operation.responses.some((one) => one.status === String(status));
    return isNamed && status >= 400 ? { kind: 'gone', reason: answer } : otherwise(answer, recorded);
  }
  if (recorded && isSameAnswer(recorded, exchange.response))
    return { kind: 'still-there', reason: 'the answers are as they were' };
  return {
    kind: 'unknown',
    reason: 'the last answer differs from the one in the report: only a run of verify can tell',
  };
}

function isShown({ code, pointer, method, path }: RecordedFinding, { drafts }: Replayed): boolean {
  return drafts.some(
    ({ code: other, operation, at }) =>
      other === code &&
      operation.path === path &&
      operation.method.toUpperCase() === method &&
      (pointer === undefined || (at ?? operation.at).pointer === pointer),
  );
}

/** Statuses that hide what would have come. */
const blocking: ReadonlySet<number> = new Set([401, 403, 404, 409]);

function judgeAnswer(
  answer: string,
  status: number,
  recorded: RecordedResponse | undefined,
  operation: Operation,
): Verdict {
  if (status === recorded?.status) return { kind: 'gone', reason: 'the answer passes the check' };
  if (blocking.has(status) || !findResponse(operation, status)) return otherwise(answer, recorded);
  return { kind: 'gone', reason: `${answer}, as the document has it` };
}

function judgeSuccess(code: ContractCode, status: number, recorded: RecordedResponse | undefined): Verdict {
  const answer = `the answer is ${status}`;
  if (status < 300 || (status < 400 && status === recorded?.status)) return again(answer);
  if (code === 'not-modified-ignored' && status === 304) return { kind: 'gone', reason: answer };
  if (status < 400) return otherwise(answer, recorded);
  const isAboutAccess = /auth|credentials|scheme|foreign|scope/.test(code);
  const isAboutIds = [
    'unknown-id-answered',
    'readable-after-delete',
    'wrong-parent',
    'route-answered',
  ].includes(code);
  const isHidden =
    (status === 401 || status === 403) && !isAboutAccess
      ? true
      : status === 404
        ? !isAboutIds && !isAboutAccess
        : status === 409 && code !== 'duplicate-accepted';
  return isHidden ? otherwise(answer, recorded) : { kind: 'gone', reason: answer };
}

function again(answer: string): Verdict {
  return { kind: 'still-there', reason: `${answer} again` };
}

function otherwise(answer: string, recorded: RecordedResponse | undefined): Verdict {
  const before = recorded ? ` instead of ${recorded.status}` : '';
  return { kind: 'unknown', reason: `${answer}${before}, which does not show it either way` };
}
