import { describe, expect, test } from 'vitest';
import { apiEvents, hasEvents } from './api-events.ts';
import { filesOf, type Json, modelOf } from './documents.fixture.ts';

const info = { title: 'T', version: '1' };
const responses = { 204: { description: '' } };
const sends = (schema: Json, more: Json = {}) => ({
  requestBody: { content: { 'application/json': { schema } } },
  responses,
  ...more,
});
const text = { type: 'string' };

/** A document whose operations have callbacks. */
function withCallbacks(callbacks: Readonly<Record<string, Json>>, more: Json = {}): Json {
  const paths = Object.entries(callbacks).map(([id, value]) => [
    `/${id}`,
    { post: { operationId: id, callbacks: value, responses } },
  ]);
  return { openapi: '3.0.3', info, paths: Object.fromEntries(paths), ...more };
}

describe('the names of events', () => {
  const url = '{$request.body#/url}';
  const ended = { ended: { [url]: { post: sends(text) } } };
  const shared = { ended: { $ref: '#/components/callbacks/Ended' } };
  const cases: [name: string, document: Json, events: readonly string[]][] = [
    ['none', { openapi: '3.1.0', info, paths: {} }, []],
    [
      'webhooks',
      {
        openapi: '3.1.0',
        info,
        webhooks: { 'job.begun': { post: sends(text) }, ended: { post: sends(text) } },
      },
      ['job.begun', 'ended'],
    ],
    ['a callback', withCallbacks({ run: ended }), ['ended']],
    ['callbacks of one name', withCallbacks({ run: ended, walk: ended }), ['ended', 'walk.ended']],
    [
      'a webhook and a callback of one name',
      { ...withCallbacks({ run: ended }), openapi: '3.1.0', webhooks: { ended: { post: sends(text) } } },
      ['ended', 'run.ended'],
    ],
    [
      'two addresses of one callback',
      withCallbacks({ run: { ended: { [url]: { post: sends(text) }, '{$url}': { post: sends(text) } } } }),
      ['ended', 'run.ended'],
    ],
    [
      'one callback of two operations',
      withCallbacks({ run: shared, walk: shared }, { components: { callbacks: { Ended: ended.ended } } }),
      ['ended'],
    ],
    ['what is not sent with POST', withCallbacks({ run: { ended: { [url]: { get: { responses } } } } }), []],
  ];
  test.each(cases)('%s', (_name, document, events) => {
    const model = modelOf(document);
    expect(apiEvents(model).map(({ name }) => name)).toEqual(events);
  });
});

test('there is a file where there is something to receive', async () => {
  expect(Object.keys(await filesOf({ paths: {} }))).not.toContain('webhooks.ts');
  expect(Object.keys(await filesOf({ webhooks: { a: { post: sends(text) } } }))).toContain('webhooks.ts');
  expect(hasEvents(modelOf(withCallbacks({ run: {} })))).toBe(true);
});

describe('webhooks.ts', () => {
  const cases: [name: string, document: Json, file: string, expected: string][] = [
    [
      'a body',
      { webhooks: { ended: { post: sends({ type: 'integer' }) } } },
      'webhooks.ts',
      "readonly ended: EventBody<webhooks['ended']['post']>;",
    ],
    [
      'its check',
      { webhooks: { ended: { post: sends({ type: 'integer' }) } } },
      'webhooks.ts',
      "type('integer')",
    ],
    [
      'a body of anything',
      { webhooks: { ended: { post: sends({}) } } },
      'webhooks.ts',
      'const checks: WebhookChecks = { ended: null };',
    ],
    [
      'no body',
      { webhooks: { ended: { post: { responses } } } },
      'webhooks.ts',
      'const checks: WebhookChecks = { ended: null };',
    ],
    [
      'a name that is none',
      { webhooks: { "it's 50%": { post: sends(text) } } },
      'webhooks.ts',
      "EventBody<webhooks['it\\'s 50%']['post']>",
    ],
    [
      'a comment that would end',
      { webhooks: { a: { post: sends(text, { summary: 'a */ b' }) } } },
      'webhooks.ts',
      '* a *\\/ b',
    ],
    [
      'the place of a callback',
      withCallbacks({ run: { ended: { '{$url}': { post: sends(text, { operationId: 'onEnded' }) } } } }),
      'types.ts',
      'ended: {',
    ],
    [
      'the body of a callback',
      withCallbacks({ run: { ended: { '{$url}': { post: sends(text, { operationId: 'onEnded' }) } } } }),
      'types.ts',
      '"application/json": string;',
    ],
  ];
  test.each(cases)('%s', async (_name, document, file, expected) => {
    expect((await filesOf(document))[file]).toContain(expected);
  });
});

test('callbacks are no operations of the API', async () => {
  const ended = { ended: { '{$url}': { post: sends(text, { operationId: 'onEnded' }) } } };
  const types = (await filesOf(withCallbacks({ run: ended })))['types.ts'] ?? '';
  expect(types).not.toContain('onEnded');
});
