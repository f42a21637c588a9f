import type { Exchange } from '../../contract/exchange.ts';
import { plainName } from '../../resources/noun.ts';

/** What a refusal says that has another reason than what was sent. */
const otherReasons =
  /\b(?:insufficient|in stock|balance|exceeds? (?:the )?(?:available|remaining|balance)|not found|no such|does(?: not|n['’]t) exist|unknown (?:user|account|id)|already|not allowed in|transition|current (?:state|status)|expired|quota|limit reached|(?:is|are) left|remaining|more than (?:is|the|there)|permission|forbidden|unreachable|could not (?:be )?(?:reach|resolve|deliver)|in the (?:past|future)|before|after)\b/i;

const maxText = 4000;

/**
 * Whether a refusal speaks of something else than one place: of another reason, or of another name that was sent.
 *
 * @param name the name of the place
 * @param others the names of what else the operation takes
 */
export function speaksOfOthers({ response }: Exchange, name: string, others: readonly string[]): boolean {
  const text = new TextDecoder().decode(response.body.subarray(0, maxText));
  if (otherReasons.test(text)) return true;
  const words = new Set(text.split(/[^\p{L}\p{N}_-]+/u).map(plainName));
  if (words.has(plainName(name))) return false;
  return others.some(
    (other) =>
      other.length > 2 && other !== name && words.has(plainName(other)) && !common.has(plainName(other)),
  );
}

/** Names that errors have of themselves. */
const common: ReadonlySet<string> = new Set([
  'title',
  'type',
  'status',
  'detail',
  'instance',
  'code',
  'message',
  'error',
  'errors',
  'details',
  'field',
  'name',
  'path',
  'value',
  'reason',
  'body',
  'query',
  'location',
  'request',
  'description',
  'text',
  'data',
  'id',
  'source',
  'format',
]);
