import { expect, test } from 'vitest';
import { evaluateExpression } from './runtime-expression.ts';

const header = (headers: Record<string, string>) => (name: string) => headers[name.toLowerCase()];
const context = {
  url: 'http://example.org/subscribe/myevent?queryUrl=http://clientdomain.com/stillrunning',
  method: 'POST',
  statusCode: 201,
  request: {
    header: header({ 'content-type': 'application/json' }),
    body: { failedUrl: 'http://clientdomain.com/failed', successUrls: ['http://a', 'http://b'] },
    path: new Map([['eventType', 'myevent']]),
    query: new URLSearchParams({ queryUrl: 'http://clientdomain.com/stillrunning' }),
  },
  response: { header: header({ location: 'http://example.org/subscription/1' }), body: { data: { id: 7 } } },
};

/** The first eight are the examples of the specification. */
test.each([
  ['$url', context.url],
  ['$method', 'POST'],
  ['$request.path.eventType', 'myevent'],
  ['$request.query.queryUrl', 'http://clientdomain.com/stillrunning'],
  ['$request.header.content-Type', 'application/json'],
  ['$request.body#/failedUrl', 'http://clientdomain.com/failed'],
  ['$request.body#/successUrls/1', 'http://b'],
  ['$response.header.Location', 'http://example.org/subscription/1'],
  ['$statusCode', 201],
  ['$response.body#/data/id', 7],
  ['$response.body', { data: { id: 7 } }],
  ['$response.body#/__proto__', undefined],
  ['$response.query.x', undefined],
  ['$nonsense', undefined],
  ['/jobs/{$response.body#/data/id}/x', '/jobs/7/x'],
  ['/jobs/{$response.body#/none}', undefined],
  ['constant', 'constant'],
  [12, 12],
])('%j', (expression, want) => {
  expect(evaluateExpression(expression, context)).toEqual(want);
});
