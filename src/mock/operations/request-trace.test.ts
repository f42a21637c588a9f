import { expect, test } from 'vitest';
import { passedOnTrace, readTraceParent, requestIdOf, traceWithoutSpans } from './request-trace.ts';
import { tracedHandle } from './traced-handle.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';
const sent = `00-${traceId}-${spanId}-01`;

test.each<[string | undefined, unknown]>([
  [sent, { traceId, spanId, flags: 1 }],
  [`00-${traceId}-${spanId}-00`, { traceId, spanId, flags: 0 }],
  [`01-${traceId}-${spanId}-01-more`, { traceId, spanId, flags: 1 }],
  [undefined, undefined],
  ['', undefined],
  [`${sent}-more`, undefined],
  [`ff-${traceId}-${spanId}-01`, undefined],
  [`00-${traceId.toUpperCase()}-${spanId}-01`, undefined],
  [`00-${'0'.repeat(32)}-${spanId}-01`, undefined],
  [`00-${traceId}-${'0'.repeat(16)}-01`, undefined],
  [`00-${traceId}-${spanId}`, undefined],
  [`${sent}, ${sent}`, undefined],
])('traceparent %j', (text, want) => {
  expect(readTraceParent(text)).toEqual(want);
});

test.each<[Record<string, string>, Record<string, string>]>([
  [
    { traceparent: sent, tracestate: 'a=1' },
    { traceparent: sent, tracestate: 'a=1' },
  ],
  [{ traceparent: sent, tracestate: 'a'.repeat(513) }, { traceparent: sent }],
  [{ traceparent: 'nonsense', tracestate: 'a=1' }, {}],
  [{ tracestate: 'a=1' }, {}],
])('of %j is passed on', (headers, want) => {
  expect(passedOnTrace(headers)).toEqual(want);
});

test.each([
  ['req-1:a/b=+@', 'req-1:a/b=+@'],
  ['', 'made'],
  ['two words', 'made'],
  ['{"level":"fatal"}', 'made'],
  ['x'.repeat(128), 'x'.repeat(128)],
  ['x'.repeat(129), 'made'],
])('x-request-id %j', (id, want) => {
  expect(requestIdOf({ 'x-request-id': id }, () => 'made')).toBe(want);
});

test.each([
  ['is said in the answer', {}, { 'x-request-id': '7' }],
  ['of the document stays', { 'x-request-id': 'own' }, { 'x-request-id': 'own' }],
])('the id of a request %s', async (_name, headers, want) => {
  const trace = traceWithoutSpans(() => '7');
  const answer = { status: 200, headers, body: undefined };
  const request = { method: 'GET', target: '/', headers: {}, body: undefined };
  expect(tracedHandle(() => answer, trace)(request)).toMatchObject({ headers: want });
  expect(await tracedHandle(async () => answer, trace)(request)).toMatchObject({ headers: want });
});

test('an answer that is ready to be sent gets the id too', () => {
  const trace = traceWithoutSpans(() => '7');
  const answer = { status: 204, headers: { a: '1' }, flat: ['a', '1'], body: undefined };
  const request = { method: 'GET', target: '/', headers: {}, body: undefined };
  expect(tracedHandle(() => answer, trace)(request)).toMatchObject({ flat: ['a', '1', 'x-request-id', '7'] });
});
