import { selectMediaType } from '../src/http/media-type.ts';
import { headerValue, type MockRequest } from '../src/mock/exchange.ts';
import { hiddenProperties } from '../src/schema/hidden-properties.ts';
import type { Exchanges, IntendedDifference } from './differential-intended.ts';
import { isAboutBody, isViolation } from './differential-violation.ts';

/** What is wrong with the body of a request. */
export const intendedInBodies: readonly IntendedDifference[] = [
  {
    id: 'xml-bodies',
    explains: (difference, { request, mock }) =>
      /[/+]xml\b/i.test(typeOf(request)) &&
      (isAboutBody(difference) || (difference.kind === 'status' && mock.body.includes('malformed-xml'))),
  },
  {
    id: 'forms',
    explains: (difference, { request }) =>
      (isAboutBody(difference) || isViolation(difference, 'prism', { code: 415 })) &&
      /urlencoded|multipart/i.test(typeOf(request)),
  },
  {
    id: 'lines-of-json',
    explains: (difference, { request }) =>
      isAboutBody(difference) && /ndjson|jsonl|json-lines|json-seq/i.test(typeOf(request)),
  },
  {
    id: 'content-encoding',
    explains: (difference, { request, mock }) =>
      isAboutBody(difference) &&
      headerValue(request.headers, 'content-encoding') !== undefined &&
      /"(?:malformed-encoding|content-encoding-unknown)"/.test(
        `${mock.headers['sl-violations']} ${mock.body}`,
      ),
  },
  {
    id: 'empty-media-type',
    explains: (difference, { operation: { requestBody } }) =>
      isAboutBody(difference) && requestBody?.content.some(({ name }) => name === '') === true,
  },
  {
    id: 'documented-415',
    explains: (difference, { operation, request, mock }) =>
      isAboutBody(difference) &&
      mock.status === 415 &&
      /[/+]json\b/i.test(typeOf(request)) &&
      operation.responses.some(({ status }) => status === '415'),
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
    id: 'valid-bodies',
    explains: (difference, { operation, request, judge }) =>
      isViolation(difference, 'prism', { place: 'body' }) &&
      /[/+]json\b/i.test(typeOf(request)) &&
      !judge.isBrokenBody(operation, request),
  },
  {
    id: 'every-body-checked',
    explains: (difference, exchanges) =>
      isViolation(difference, 'mock', { place: 'body' }) &&
      !tellsOfBody(exchanges) &&
      exchanges.judge.isBrokenBody(exchanges.operation, exchanges.request),
  },
];

/** Whether Prism finds anything wrong with the body. */
function tellsOfBody({ prism }: Exchanges): boolean {
  return /(?<!"response",)"body"/.test(`${prism.headers['sl-violations']} ${prism.body}`);
}

function typeOf({ headers }: MockRequest): string {
  return headerValue(headers, 'content-type') ?? '';
}
