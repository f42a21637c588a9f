import { expect, test } from 'vitest';
import { loadModel } from '../../model/load.ts';
import { modelOf } from '../model.fixture.ts';
import { documentedLimits } from './documented-limits.ts';

const root = `${import.meta.dirname}/../../..`;

test.each<[string, string, string[]]>([
  ['jobs', 'listJobs', ['100 in 3600 s by ip']],
  ['jobs', 'createJob', ['10 in 60 s by ip', '100 in 3600 s by ip']],
  ['pipeline', 'listSources', ['100 in 60 s by credential, each operation']],
  ['pipeline', 'login', ['100 in 60 s by ip, each operation']],
  ['projects', 'listProjects', ['100 in 60 s by credential']],
  ['datasources', 'listCustomers', ['10 in 1 s by credential']],
  ['datasources', 'issueToken', ['10 in 1 s by ip']],
  ['studio', 'listDatasets', ['1000 in 60 s by credential', '5000 in 3600 s by credential']],
  ['studio', 'uploadDataset', ['20 in 60 s by credential']],
  ['studio', 'getHealth', []],
])('what %s says of %s', async (api, id, want) => {
  const loaded = await loadModel(`spec/${api}/openapi.yaml`, { cwd: root });
  if (!loaded.ok) throw new Error('the document cannot be used');
  expect(limitsOf(loaded.value, id)).toEqual(want);
});

function limitsOf(model: ReturnType<typeof modelOf>, id: string, withOrigin = false): readonly string[] {
  const operation = model.operations.find(({ operationId }) => operationId === id);
  if (!operation) throw new Error(`there is no ${id}`);
  return documentedLimits(model, operation).map(({ requests, windowMs, by, each, origin }) => {
    const scope = each === 'operation' ? ', each operation' : '';
    return `${requests} in ${windowMs / 1000} s by ${by}${scope}${withOrigin ? `: ${origin}` : ''}`;
  });
}

const said = 'what its 429 says';
const example = (value: unknown) => ({ content: { 'application/json': { example: value } } });
const headers = (all: Record<string, unknown>) => ({
  200: { description: 'ok', headers: all },
  429: { description: 'Too many requests' },
});
const integer = (value: number, description = '') => ({
  description,
  schema: { type: 'integer' },
  example: value,
});

test.each<[string, object, object, string[]]>([
  [
    'no 429',
    { responses: { 200: { description: 'ok', headers: { 'X-RateLimit-Limit': integer(5) } } } },
    {},
    [],
  ],
  ['a range without headers', { responses: { '4XX': { description: '5 requests a minute' } } }, {}, []],
  [
    'a range with headers',
    { responses: { 200: headers({ 'X-RateLimit-Limit': integer(5) })[200], '4XX': { description: 'no' } } },
    {},
    ['5 in 60 s by ip: the example of its header with the limit'],
  ],
  [
    'its description',
    { responses: { 429: { description: 'More than 7 requests an hour' } } },
    {},
    [`7 in 3600 s by ip: ${said}`],
  ],
  [
    'its example',
    { responses: { 429: { description: 'no', ...example({ e: ['limit: 8 calls/day'] }) } } },
    {},
    [`8 in 86400 s by ip: ${said}`],
  ],
  [
    'a header, for a minute',
    { responses: headers({ 'X-RateLimit-Limit': integer(9) }) },
    {},
    ['9 in 60 s by ip: the example of its header with the limit'],
  ],
  [
    'a header that says for what time',
    { responses: headers({ 'X-Rate-Limit': integer(9, 'calls per hour allowed by the user') }) },
    {},
    ['9 in 3600 s by ip: the example of its header with the limit'],
  ],
  [
    'headers for several times',
    { responses: headers({ 'RateLimit-Limit-Second': integer(2), 'RateLimit-Limit-Hour': integer(50) }) },
    {},
    [
      '2 in 1 s by ip: the example of its header with the limit',
      '50 in 3600 s by ip: the example of its header with the limit',
    ],
  ],
  [
    'a policy of the draft',
    {
      responses: headers({
        'RateLimit-Policy': {
          schema: { type: 'string', examples: ['"burst";q=10;w=1, "day";q=90;w=86400'] },
        },
      }),
    },
    {},
    [
      '10 in 1 s by ip: the example of its RateLimit-Policy',
      '90 in 86400 s by ip: the example of its RateLimit-Policy',
    ],
  ],
  [
    'an older policy',
    { responses: headers({ 'RateLimit-Policy': { schema: { type: 'string' }, example: '100;w=30' } }) },
    {},
    ['100 in 30 s by ip: the example of its RateLimit-Policy'],
  ],
  [
    'an extension',
    { 'x-rate-limit': [{ limit: 5, window: '30s' }, '100 per hour'], responses: headers({}) },
    {},
    ['5 in 30 s by ip: its extension x-rate-limit', '100 in 3600 s by ip: its extension x-rate-limit'],
  ],
  [
    'an extension of the document',
    { responses: { 200: { description: 'ok' } } },
    { 'x-ratelimit': { requests: 5, per: 'second' } },
    ['5 in 1 s by ip: its extension x-rate-limit'],
  ],
  [
    'an extension that says nothing',
    { 'x-rate-limit': { requests: -1 }, responses: headers({}) },
    {},
    ['100 in 60 s by ip: no number in the document: this is assumed'],
  ],
  [
    'the description of the operation, where it speaks of a limit',
    { description: 'Takes 3 files a day.\n\nAt most 4 requests a minute.', responses: headers({}) },
    {},
    ['4 in 60 s by ip: its description'],
  ],
  [
    'the only rate of the document',
    { responses: headers({}) },
    { info: { title: 'T', version: '1', description: 'Keep to **60 requests a minute**.' } },
    ["60 in 60 s by ip: the document's description"],
  ],
  [
    'several rates of the document, which may be for anything',
    { responses: headers({}) },
    { info: { title: 'T', version: '1', description: '60 requests a minute, and 5 requests a second.' } },
    ['100 in 60 s by ip: no number in the document: this is assumed'],
  ],
  [
    'an operation with credentials',
    { security: [{ key: [] }], responses: { 429: { description: '5 requests a second per endpoint' } } },
    {},
    [`5 in 1 s by credential, each operation: ${said}`],
  ],
  [
    'credentials, and addresses that are counted',
    { security: [{ key: [] }], responses: { 429: { description: '5 requests a second from one IP' } } },
    {},
    [`5 in 1 s by ip: ${said}`],
  ],
])('reads %s', (_name, operation, more, want) => {
  const model = modelOf({
    openapi: '3.1.0',
    paths: { '/a': { get: { operationId: 'a', ...operation } } },
    ...more,
  });
  expect(limitsOf(model, 'a', true)).toEqual(want);
});
