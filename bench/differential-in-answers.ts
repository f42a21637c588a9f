import { findResponse } from '../src/contract/find-response.ts';
import { hiddenProperties } from '../src/schema/hidden-properties.ts';
import type { Difference } from './differential-compare.ts';
import type { Exchanges, IntendedDifference } from './differential-intended.ts';
import { readPlainXml } from './plain-xml.ts';

/** What is answered to the same request otherwise than by Prism; the first that explains a difference is told. */
export const intendedInAnswers: readonly IntendedDifference[] = [
  {
    id: 'documented-405',
    explains: (difference, { model, mock, prism }) =>
      mock.status === 405 &&
      prism.status === 405 &&
      difference.kind !== 'status' &&
      mock.headers['content-type'] !== 'application/problem+json' &&
      model.operations.some(({ responses }) => responses.some(({ status }) => status === '405')),
  },
  {
    id: 'allow',
    explains: (difference, { mock }) =>
      difference.kind === 'header' &&
      difference.name === 'allow' &&
      difference.prism === undefined &&
      mock.status === 405,
  },
  {
    id: 'write-only',
    explains(difference, exchanges) {
      if (!isOwnViolation(difference, 'prism')) return false;
      const [, name = ''] = /found '([^']*)'$/.exec(difference.violation.message) ?? [];
      return isWriteOnly(exchanges, name);
    },
  },
  {
    id: 'sampled-values-valid',
    explains: (difference, { operation, mock, prism, judge }) =>
      isAboutBody(difference) &&
      !judge.isBrokenAnswer(operation, mock) &&
      !tellsOfBody(mock) &&
      (judge.isBrokenAnswer(operation, prism) || tellsOfBody(prism)) &&
      // Where both fail to write the value, it is not seen.
      (mock.body !== prism.body || mock.status === 500),
  },
  {
    id: 'sampled-values-valid',
    explains(difference, { mock, prism }) {
      if (!isOwnViolation(difference, 'prism')) return false;
      const { location } = difference.violation;
      const name = location[2] ?? '';
      return (
        location[1] === 'header' &&
        name in prism.headers &&
        mock.headers[name] !== prism.headers[name] &&
        !tellsOfHeader(mock, name)
      );
    },
  },
  {
    id: 'sampled-values-valid',
    explains: (difference, { operation, mock, prism, judge }) =>
      difference.kind === 'header' &&
      difference.mock !== undefined &&
      difference.prism !== undefined &&
      !judge.isBrokenHeader(operation, mock, difference.name) &&
      judge.isBrokenHeader(operation, prism, difference.name),
  },
  {
    id: 'every-answer-checked',
    explains: (difference, { operation, mock, prism, judge }) =>
      (isOwnViolation(difference, 'mock') || isCutList(difference)) &&
      mock.body === prism.body &&
      judge.isBrokenAnswer(operation, mock),
  },
  {
    id: 'int64',
    explains: (difference) =>
      isOwnViolation(difference, 'prism') &&
      /must be [<>]= -?9007199254740991$/.test(difference.violation.message),
  },
  {
    id: 'every-media-type-written',
    explains: (difference, { prism }) =>
      difference.kind !== 'violation' &&
      prism.status === 500 &&
      /"title":"Cannot (?:find serializer|serialise complex objects)/.test(prism.body),
  },
  {
    id: 'media-type-ranges',
    explains: (difference, { mock, prism }) =>
      (difference.kind === 'header' || difference.kind === 'body') &&
      prism.headers['content-type']?.includes('*') === true &&
      mock.headers['content-type']?.includes('*') === false,
  },
  {
    id: 'byte-ranges',
    explains: (_difference, { request, mock, prism }) =>
      request.headers.range !== undefined &&
      (mock.status === 206 || mock.status === 416) &&
      prism.status === 200,
  },
  {
    id: 'xml-well-formed',
    explains: (difference) =>
      difference.kind === 'body' &&
      readPlainXml(difference.mock).ok &&
      (!readPlainXml(difference.prism).ok ||
        withoutRoots(difference.mock) === withoutRoots(difference.prism)),
  },
  {
    id: 'sampled-recursion',
    explains: (difference, { operation, mock, judge }) =>
      difference.kind === 'body' &&
      difference.prism.includes('{"$ref":null}') &&
      !judge.isBrokenAnswer(operation, mock),
  },
  {
    id: 'headers-of-the-connection',
    explains: (difference) =>
      difference.kind === 'header' && difference.name === 'content-encoding' && difference.mock === undefined,
  },
  {
    id: 'no-upgrade',
    explains: (difference) =>
      difference.kind === 'status' && difference.prism === 101 && difference.mock === 426,
  },
  {
    id: 'event-streams',
    explains: (_difference, { mock }) => /^text\/event-stream\b/.test(String(mock.headers['content-type'])),
  },
  {
    id: 'unsendable-headers',
    explains: (difference, { mock, prism }) =>
      difference.kind === 'body' &&
      [mock, prism].every(
        ({ status, body }) => status === 500 && body.includes('"title":"Invalid character in header'),
      ),
  },
  {
    id: 'head-body',
    explains: (difference, { request }) => request.method === 'HEAD' && isOwnViolation(difference, 'prism'),
  },
  {
    id: 'headers-of-zero',
    explains(difference, { mock }) {
      if (!isOwnViolation(difference, 'prism')) return false;
      const [, name = ''] = /must have required property '([^']*)'$/.exec(difference.violation.message) ?? [];
      return difference.violation.location[1] === 'header' && /^(?:0|false)$/.test(mock.headers[name] ?? '');
    },
  },
  {
    id: 'forms-in-answers',
    explains: (difference) =>
      isOwnViolation(difference, 'prism') && difference.violation.message === 'Target is not a string',
  },
  {
    id: 'warnings-beside-errors',
    explains: (difference, { mock, prism }) =>
      difference.kind === 'violation' &&
      difference.by === 'mock' &&
      difference.violation.severity !== 'Error' &&
      mock.body === prism.body &&
      prism.headers['content-type'] === 'application/problem+json',
  },
];

/** Whether a difference is a violation of the answer itself, told by one of them. */
function isOwnViolation(
  difference: Difference,
  by: 'mock' | 'prism',
): difference is Difference & { readonly kind: 'violation' } {
  return (
    difference.kind === 'violation' && difference.by === by && difference.violation.location[0] === 'response'
  );
}

/** The body, what Prism says of its own, and the list of that where it is cut. */
function isAboutBody(difference: Difference): boolean {
  return (
    difference.kind === 'body' ||
    (isOwnViolation(difference, 'prism') && difference.violation.location[1] === 'body') ||
    (difference.kind === 'header' && difference.name === 'sl-violations' && difference.mock === undefined)
  );
}

function tellsOfBody({ headers }: Exchanges['mock']): boolean {
  return headers['sl-violations']?.includes('["response","body"') ?? false;
}

function isCutList(difference: Difference): boolean {
  return difference.kind === 'header' && difference.name === 'sl-violations' && difference.mock !== undefined;
}

/** XML without the elements that hold a list together, and with one spelling of what is empty. */
function withoutRoots(xml: string): string {
  return xml.replace(/<([^<>/\s]+)><\/\1>/g, '<$1/>').replace(/<\/?(?:xml|item)>/g, '');
}

function tellsOfHeader({ headers }: Exchanges['mock'], name: string): boolean {
  return headers['sl-violations']?.includes(`["response","header","${name}"`) ?? false;
}

function isWriteOnly({ model, operation, prism }: Exchanges, name: string): boolean {
  const content = findResponse(operation, prism.status)?.content ?? [];
  // Anywhere below: the property itself is what carries the flag.
  return content.some(({ schema }) => {
    if (!schema) return false;
    if (hiddenProperties(model.document, schema.value, schema.at, 'response').has(name)) return true;
    const text = JSON.stringify(model.document.root.value);
    return text.includes(`"${name}"`) && text.includes('"writeOnly":true');
  });
}
