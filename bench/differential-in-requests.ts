import { selectMediaType } from '../src/http/media-type.ts';
import { headerValue, type MockRequest } from '../src/mock/exchange.ts';
import { hiddenProperties } from '../src/schema/hidden-properties.ts';
import type { Difference } from './differential-compare.ts';
import type { Exchanges, IntendedDifference } from './differential-intended.ts';

/** What is found in requests, or not, other than by Prism; the first that explains a difference is told. */
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
    explains: (difference) => isViolation(difference, 'mock', { place: 'query', code: 'undocumented' }),
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
      ((difference.kind === 'status' && difference.prism === 401) || isPrism401(difference)) &&
      security.some(({ schemes }) => schemes.size === 0),
  },
  {
    id: 'cookies',
    explains: (difference) => isViolation(difference, 'mock', { place: 'cookie' }),
  },
  {
    id: 'parameter-readings',
    explains: (difference, { operation, request, judge }) =>
      isViolation(difference, 'prism', {}) &&
      isParameter(difference.violation.location) &&
      !judge.isBrokenParameter(operation, request, ...partsOf(difference.violation.location)),
  },
  {
    id: 'every-parameter-checked',
    explains: (difference, { operation, request, judge }) =>
      isViolation(difference, 'mock', {}) &&
      isParameter(difference.violation.location) &&
      judge.isBrokenParameter(operation, request, ...partsOf(difference.violation.location)),
  },
  {
    id: 'nullable-messages',
    explains: (difference, { differences }) =>
      isAboutBody(difference) &&
      differences.some(
        (other) =>
          other.kind === 'violation' &&
          difference.kind === 'violation' &&
          other.by !== difference.by &&
          other.violation.location.join() === difference.violation.location.join() &&
          withoutNull(other.violation.message) === withoutNull(difference.violation.message),
      ),
  },
  {
    id: 'at-most-100',
    explains: (difference, { mock }) =>
      isAboutBody(difference) && (mock.body.match(/"severity":/g)?.length ?? 0) >= 100,
  },
  {
    id: 'xml-bodies',
    explains: (difference, { request, mock }) =>
      /[/+]xml\b/i.test(typeOf(request)) &&
      (isAboutBody(difference) || (difference.kind === 'status' && mock.body.includes('malformed-xml'))),
  },
  {
    id: 'forms',
    explains: (difference, { request }) =>
      isAboutBody(difference) && /urlencoded|multipart/i.test(typeOf(request)),
  },
  {
    id: 'bodies-without-a-reader',
    explains: (difference, { request }) =>
      isViolation(difference, 'prism', { place: 'body' }) &&
      !/json|xml|form-urlencoded|multipart\/|text\//i.test(typeOf(request)),
  },
  {
    id: 'read-only',
    explains(difference, { model, operation, request }) {
      if (difference.kind !== 'violation' || !isAboutBody(difference)) return false;
      const { location, message } = difference.violation;
      const schema = selectMediaType(operation.requestBody?.content ?? [], typeOf(request))?.schema;
      // Prism takes the property for one that is not there, or does not look at it.
      const name = difference.by === 'mock' ? location[2] : /found '([^']*)'$/.exec(message)?.[1];
      if (!schema || name === undefined) return false;
      return hiddenProperties(model.document, schema.value, schema.at, 'request').has(name);
    },
  },
  {
    id: 'every-body-checked',
    explains: (difference, exchanges) =>
      isViolation(difference, 'mock', { place: 'body' }) &&
      !tellsOfBody(exchanges) &&
      exchanges.judge.isBrokenBody(exchanges.operation, exchanges.request),
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

function isPrism401(difference: Difference): boolean {
  return isViolation(difference, 'prism', {}) && difference.violation.code === 401;
}

type ViolationDifference = Difference & { readonly kind: 'violation' };

/** Whether a difference is a violation of the request, told by one of them. */
function isViolation(
  difference: Difference,
  by: 'mock' | 'prism',
  { place, code }: { readonly place?: string; readonly code?: string },
): difference is ViolationDifference {
  if (difference.kind !== 'violation' || difference.by !== by) return false;
  const { location, code: own } = difference.violation;
  return (
    location[0] === 'request' &&
    (place === undefined || location[1] === place) &&
    (code === undefined || own === code)
  );
}

function isAboutBody(difference: Difference): boolean {
  return (
    isViolation(difference, 'mock', { place: 'body' }) || isViolation(difference, 'prism', { place: 'body' })
  );
}

function isParameter(location: readonly string[]): boolean {
  return location.length > 2 && ['query', 'path', 'header'].includes(location[1] ?? '');
}

function partsOf([, place = '', name = '']: readonly string[]): [place: string, name: string] {
  return [place, name];
}

function withoutNull(message: string): string {
  return message.replace(/(?:,null|, null|null,)/, '');
}

/** Whether Prism finds anything wrong with the body. */
function tellsOfBody({ prism }: Exchanges): boolean {
  return /"(?:request",")?body"/.test(`${prism.headers['sl-violations']} ${prism.body}`);
}

function typeOf({ headers }: MockRequest): string {
  return headerValue(headers, 'content-type') ?? '';
}
