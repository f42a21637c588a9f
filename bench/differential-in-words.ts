import type { Difference } from './differential-compare.ts';
import type { IntendedDifference } from './differential-intended.ts';
import { isAboutBody, isViolation } from './differential-violation.ts';

/** In which words, in which order and how often the same is told of a request. */
export const intendedInWords: readonly IntendedDifference[] = [
  {
    id: 'nullable-messages',
    explains: (difference, { differences }) => hasTwin(difference, differences, withoutNull),
  },
  {
    id: 'escaped-violations',
    explains: (difference, { differences }) =>
      difference.kind === 'violation' &&
      /[^\x20-\x7e]/.test(difference.violation.message) &&
      hasTwin(difference, differences, (message) => message.replace(/[^\x20-\x7e]+/g, '?')),
  },
  {
    id: 'at-most-100',
    explains: (difference, { mock }) =>
      isAboutBody(difference) && (mock.body.match(/"severity":/g)?.length ?? 0) >= 100,
  },
  {
    id: 'every-part-tells',
    explains(difference, { prism }) {
      if (!isViolation(difference, 'mock', {})) return false;
      const { location, ...violation } = difference.violation;
      const [, ...place] = location;
      const same = [
        { location, ...violation },
        { ...(place.length > 0 && { location: place }), ...violation },
      ];
      const told = `${prism.body} ${prism.headers['sl-violations']}`;
      return same.some((one) => told.includes(JSON.stringify(one)));
    },
  },
  { id: 'order-of-violations', explains: ({ kind }) => kind === 'violations' },
];

/** Whether the other one tells the same of the same place, but for what is left out of both messages. */
function hasTwin(
  difference: Difference,
  differences: readonly Difference[],
  essence: (message: string) => string,
): boolean {
  return differences.some(
    (other) =>
      other.kind === 'violation' &&
      difference.kind === 'violation' &&
      other.by !== difference.by &&
      other.violation.location.join() === difference.violation.location.join() &&
      essence(other.violation.message) === essence(difference.violation.message),
  );
}

function withoutNull(message: string): string {
  return message.replace(/,null$|, $/, '');
}
