import type { Exchange } from '../../contract/exchange.ts';
import { findResponse } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import { isAccepted } from './judge-refusal.ts';

/** A request whose body cannot be read, or is of a type that the document does not have, and what came. */
export interface OddAsked {
  readonly operation: Operation;
  readonly kind: 'malformed' | 'media-type';
  /** What was sent, for people: `JSON that is cut short`. */
  readonly what: string;
  readonly exchange: Exchange;
  /** Set where other servers take it with some right. */
  readonly severity?: 'note' | undefined;
  /** Whether another refusal than the documented one is as good. */
  readonly takesAnyRefusal?: boolean | undefined;
}

/** What the answer to a body that cannot be read shows. */
export function judgeOddBody(asked: OddAsked): FindingDraft | undefined {
  return isAccepted(asked.operation, asked.exchange.response.status) ? accepted(asked) : refused(asked);
}

/** The status that is meant for it. */
function meantFor({ kind }: OddAsked): number {
  return kind === 'malformed' ? 400 : 415;
}

function accepted(asked: OddAsked): FindingDraft {
  const { operation, kind, what, exchange } = asked;
  const isNamed = isExactly(operation, meantFor(asked));
  const isMalformed = kind === 'malformed';
  // Where the document has no status for it, who takes any type harms nobody.
  const severity = asked.severity ?? (isMalformed || isNamed ? undefined : ('note' as const));
  return {
    code: isMalformed ? 'malformed-accepted' : 'media-type-accepted',
    operation,
    message: isMalformed
      ? 'a body that cannot be parsed was accepted'
      : 'a body of a media type that the document does not have was accepted',
    ...(operation.requestBody && { at: operation.requestBody.at }),
    expected: isNamed ? String(meantFor(asked)) : 'a refusal with a 4xx status',
    actual: `${exchange.response.status} for ${what}`,
    steps: [exchange],
    detail: kind,
    ...(severity && { severity }),
  };
}

function refused(asked: OddAsked): FindingDraft | undefined {
  const { operation, kind, what, exchange } = asked;
  const { status } = exchange.response;
  const meant = meantFor(asked);
  if (asked.takesAnyRefusal || !isExactly(operation, meant) || !isOther(operation, kind, status))
    return undefined;
  const response = findResponse(operation, meant);
  const subject = kind === 'malformed' ? 'a body that cannot be parsed' : 'a body of another media type';
  return {
    code: 'refusal-status',
    operation,
    message: `${subject} is refused with ${status} instead of ${meant}`,
    ...(response && { at: response.at }),
    expected: String(meant),
    actual: `${status} for ${what}`,
    steps: [exchange],
    detail: kind,
  };
}

/** Whether a refusal is one for what was sent, and not the one that the document has for it. */
function isOther(operation: Operation, kind: OddAsked['kind'], status: number): boolean {
  if (kind === 'media-type') return status === 400 || status === 422;
  if (status === 415) return true;
  // Where both are documented, either may be meant, unless the document says which.
  if (status !== 422) return false;
  if (!isExactly(operation, 422)) return true;
  const [plain, unprocessable] = [400, 422].map((one) => findResponse(operation, one)?.description ?? '');
  return speaksOfParsing.test(plain ?? '') && !speaksOfParsing.test(unprocessable ?? '');
}

const speaksOfParsing =
  /malformed|pars(?:e|able|ing)|not (?:valid )?json|no json|syntax|cannot be read|unreadable/i;

function isExactly(operation: Operation, status: number): boolean {
  return operation.responses.some((response) => response.status === String(status));
}
