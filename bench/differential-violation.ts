import type { Difference } from './differential-compare.ts';

export type ViolationDifference = Difference & { readonly kind: 'violation' };

/** Whether a difference is a violation of the request, told by one of them. */
export function isViolation(
  difference: Difference,
  by: 'mock' | 'prism',
  { place, code }: { readonly place?: string; readonly code?: string | number },
): difference is ViolationDifference {
  if (difference.kind !== 'violation' || difference.by !== by) return false;
  const { location, code: own } = difference.violation;
  return (
    location[0] === 'request' &&
    (place === undefined || location[1] === place) &&
    (code === undefined || own === code)
  );
}

/** Whether a difference is a violation of the request's body. */
export function isAboutBody(difference: Difference): boolean {
  return (
    isViolation(difference, 'mock', { place: 'body' }) || isViolation(difference, 'prism', { place: 'body' })
  );
}
