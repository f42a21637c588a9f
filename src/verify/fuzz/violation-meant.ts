import type { RequestViolation } from '../../contract/check-request.ts';

/** Keywords that say the same in other words. */
const sameAs: Readonly<Record<string, readonly string[]>> = {
  enum: ['const'],
  additionalProperties: ['unevaluatedProperties'],
  type: ['nullable'],
};

/** The violation that is meant, where nothing else is wrong with a request; undefined otherwise. */
export function violationMeant(
  violations: readonly RequestViolation[],
  keyword: string,
): RequestViolation | undefined {
  const codes: readonly unknown[] = [keyword, ...(sameAs[keyword] ?? [])];
  const meant = violations.find(({ code }) => codes.includes(code));
  // Where no alternative fits, each of them says why, at its place or within.
  const union = violations.find(({ code }) => code === 'oneOf' || code === 'anyOf');
  const isExplained = (one: RequestViolation) =>
    codes.includes(one.code) || (union !== undefined && isWithin(one, union));
  return violations.every(isExplained) ? meant : undefined;
}

function isWithin({ path }: RequestViolation, outer: RequestViolation): boolean {
  return outer.path.every((step, index) => path[index] === step);
}
