import type { Malformed } from '../http/malformed.ts';
import type { Location } from '../problem.ts';
import type { PlainViolation } from '../schema/validate.ts';
import type { RequestViolation } from './request-violation.ts';

/** A violation of the schema, in Prism's words: `Request query parameter limit must be integer`. */
export function wordViolation(
  place: RequestViolation['in'],
  within: readonly string[],
  { path, keyword, message, schemaAt }: Pick<PlainViolation, 'path' | 'keyword' | 'message' | 'schemaAt'>,
): RequestViolation {
  const inner = within.length === 0 ? path : [...within, ...path];
  const noun = place === 'body' ? 'property' : 'parameter';
  const subject = inner.length === 0 ? '' : `${noun} ${inner.join('.').trim()} `;
  return {
    in: place,
    path: [place, ...inner],
    code: keyword,
    severity: 'Error',
    message: `Request ${place} ${subject}${message}`,
    ...(schemaAt && { schemaAt }),
  };
}

/** Of a value that could not be read at all. */
export function wordMalformed(
  place: RequestViolation['in'],
  within: readonly string[],
  { code, reason }: Malformed,
  schemaAt: Location,
): RequestViolation {
  return wordViolation(place, within, { path: [], keyword: code, message: reason, schemaAt });
}
