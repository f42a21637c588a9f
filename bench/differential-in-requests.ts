import type { Violation } from '../src/mock/exchange.ts';
import type { IntendedDifference } from './differential-intended.ts';
import { isViolation } from './differential-violation.ts';

/** Which operation a request is for, and what is wrong with its credentials and parameters. */
export const intendedInRequests: readonly IntendedDifference[] = [
  {
    id: 'two-slashes',
    explains: (_, { request }) => request.target.startsWith('//'),
  },
  {
    id: 'routes',
    explains: (_, { operation, prismOperation }) =>
      prismOperation !== undefined && prismOperation !== operation,
  },
  {
    id: 'path-templates',
    explains: (difference, { operation }) =>
      isViolation(difference, 'prism', { place: 'path' }) &&
      /[#?]|\}\{|\{[^{}]*[^\w{}-][^{}]*\}/.test(operation.path),
  },
  {
    id: 'undocumented-query',
    explains: (difference) =>
      isViolation(difference, 'mock', { place: 'query', code: 'undocumented' }) ||
      (difference.kind === 'header' &&
        difference.name === 'sl-violations' &&
        difference.mock?.includes('"code":"undocumented"') === true),
  },
  {
    id: 'names-keep-case',
    explains(difference, { differences }) {
      if (!isViolation(difference, 'mock', {}) && !isViolation(difference, 'prism', {})) return false;
      const { location } = difference.violation;
      if (location[1] !== 'query' && location[1] !== 'path') return false;
      const text = JSON.stringify(difference.violation).toLowerCase();
      return differences.some(
        (other) =>
          other.kind === 'violation' &&
          other.by !== difference.by &&
          JSON.stringify(other.violation).toLowerCase() === text,
      );
    },
  },
  {
    id: 'reserved-header-parameters',
    explains: (difference) =>
      isViolation(difference, 'prism', { place: 'header', code: 'required' }) &&
      /'(?:accept|content-type|authorization)'$/.test(difference.violation.message),
  },
  {
    id: 'optional-credentials',
    explains: (difference, { operation: { security } }) =>
      ((difference.kind === 'status' && difference.prism === 401) ||
        isViolation(difference, 'prism', { code: 401 })) &&
      security.some(({ schemes }) => schemes.size === 0),
  },
  {
    id: 'cookies',
    explains: (difference) => isViolation(difference, 'mock', { place: 'cookie' }),
  },
  {
    id: 'parameter-readings',
    explains(difference, { operation, request, judge }) {
      if (difference.kind !== 'violation' || difference.violation.location[0] !== 'request') return false;
      const parts = parameterOf(difference.violation);
      if (!parts) return false;
      if (difference.by === 'prism' && difference.violation.location.length > 2) {
        // Of an object in brackets, what was not sent is an empty list to Prism.
        const isBelow = difference.violation.location.length > 3 && judge.isDeepObject(operation, ...parts);
        return isBelow || !judge.isBrokenParameter(operation, request, ...parts);
      }
      // Its properties are parameters of their own, or are all in one, as `explode` says.
      return difference.violation.code === 'required' && judge.isExplodedObject(operation, ...parts);
    },
  },
  {
    id: 'every-parameter-checked',
    explains(difference, { operation, request, judge }) {
      const parts = isViolation(difference, 'mock', {}) ? parameterOf(difference.violation) : undefined;
      if (!parts || !isViolation(difference, 'mock', {})) return false;
      if (difference.violation.code === 'required' && difference.violation.location.length === 2) {
        return judge.isMissing(operation, request, ...parts);
      }
      return judge.isBrokenParameter(operation, request, ...parts);
    },
  },
  {
    id: 'lists-and-objects',
    explains(difference, { operation, differences, judge }) {
      if (difference.kind !== 'violation' || difference.violation.location[0] !== 'request') return false;
      const parts = parameterOf(difference.violation);
      if (!parts || !judge.isComposed(operation, ...parts)) return false;
      // Both refuse the parameter, which they have read in other ways.
      return differences.some(
        (other) =>
          other.kind === 'violation' &&
          other.by !== difference.by &&
          parameterOf(other.violation)?.join() === parts.join(),
      );
    },
  },
];

/** The place and name of the parameter that a violation is about; one that is missing is named in the message. */
function parameterOf({ location, message }: Violation): [place: string, name: string] | undefined {
  const [, place = '', name = /required property '([^']*)'$/.exec(message)?.[1]] = location;
  return ['query', 'path', 'header'].includes(place) && name !== undefined ? [place, name] : undefined;
}
