import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { valueAt } from '../../../src/document/pointer.ts';
import { type CallInit, type CheckedFetch, createCheckedFetch } from '../shared/checked-fetch.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { demoApiKey, type JobsServer, startServer } from './server.ts';
import { start } from './start-for-test.ts';

let server: JobsServer;
let call: CheckedFetch;
beforeAll(async () => {
  server = await startServer({ workerIntervalMs: 0 });
  call = createCheckedFetch(server.model, server.url, { Authorization: `Bearer ${demoApiKey}` });
});
afterAll(() => server.close());

const key = (Authorization: string): CallInit => ({ headers: { Authorization } });
const json = (body: string): CallInit => ({ body, headers: { 'Content-Type': 'application/json' } });
const refusals: [target: string, init: CallInit, status: number, error: object][] = [
  ['GET /nothing', {}, 404, { code: 'NOT_FOUND' }],
  ['GET /jobs', key(''), 401, { code: 'UNAUTHORIZED' }],
  ['GET /jobs', key('Bearer wrong'), 401, { code: 'UNAUTHORIZED' }],
  ['GET /jobs', key(`Basic ${demoApiKey}`), 401, { code: 'UNAUTHORIZED' }],
  ['POST /jobs', key('Bearer wrong'), 401, { code: 'UNAUTHORIZED' }],
  ['PUT /jobs', key(''), 405, { code: 'METHOD_NOT_ALLOWED', message: 'Method not allowed: use GET or POST' }],
  ['DELETE /jobs/1', {}, 405, { message: 'Method not allowed: use GET' }],
  ['GET /jobs/1/cancel', {}, 405, { message: 'Method not allowed: use POST' }],
  ['OPTIONS /jobs', {}, 405, { code: 'METHOD_NOT_ALLOWED' }],
  ['PROPFIND /apps/validator/status', {}, 405, { code: 'METHOD_NOT_ALLOWED' }],
  [
    'POST /jobs',
    { body: '{}' },
    415,
    { message: 'Content-Type must be application/json, not text/plain;charset=UTF-8' },
  ],
  [
    'POST /jobs',
    { body: '{', headers: { 'Content-Type': 'no type' } },
    415,
    { code: 'UNSUPPORTED_MEDIA_TYPE' },
  ],
  [
    'POST /jobs',
    json('{"config":'),
    400,
    { message: 'The body is not valid JSON: unexpected end of input at position 10' },
  ],
  [
    'POST /jobs',
    json('{"config": x}'),
    400,
    { message: "The body is not valid JSON: unexpected 'x' at position 11" },
  ],
  [
    'POST /jobs',
    json('{"config":{},}'),
    400,
    { message: "The body is not valid JSON: unexpected '}' at position 13" },
  ],
  ['POST /jobs', json(''), 400, { message: 'The body is empty' }],
  ['POST /jobs', {}, 400, { message: 'The body is empty' }],
  [
    'POST /jobs',
    { json: {} },
    400,
    { message: 'Missing required field: config', details: [{ field: 'config', issue: 'is required' }] },
  ],
  ['POST /jobs', { json: { prioritty: 1 } }, 400, { code: 'INVALID_REQUEST' }],
  ['POST /jobs', { json: [] }, 400, { code: 'INVALID_REQUEST' }],
  ['POST /jobs', { json: null }, 400, { code: 'INVALID_REQUEST' }],
  [
    'POST /jobs',
    { json: { config: 'x' } },
    422,
    { code: 'VALIDATION_ERROR', details: [{ field: 'config', issue: 'must be an object' }] },
  ],
  [
    'POST /jobs',
    { json: { config: {}, type: 'Big' } },
    422,
    { details: [{ field: 'type', issue: 'must match ^[a-z][a-z0-9_-]*$' }] },
  ],
  [
    'POST /jobs',
    { json: { config: {}, a: 1, type: '' } },
    422,
    { details: [{ field: 'a', issue: 'is not a known field' }, { field: 'type' }] },
  ],
  ['GET /jobs?page_size=101', {}, 422, { details: [{ field: 'page_size', issue: 'must be at most 100' }] }],
  [
    'GET /jobs?page=x&status=y',
    {},
    422,
    {
      details: [
        { field: 'page', issue: 'must be an integer' },
        { field: 'status', issue: 'must be one of queued, running, completed, failed, cancelled' },
      ],
    },
  ],
  ['GET /jobs?page=1&page=2', {}, 422, { details: [{ field: 'page', issue: 'must be an integer' }] }],
  ['GET /jobs?page=', {}, 422, { details: [{ field: 'page' }] }],
  ['GET /jobs/abc', {}, 422, { details: [{ field: 'id', issue: 'must be an integer' }] }],
  ['GET /jobs/0', {}, 422, { details: [{ field: 'id', issue: 'must be at least 1' }] }],
  [
    'GET /jobs/9007199254740993',
    {},
    422,
    { details: [{ field: 'id', issue: 'must be at most 9007199254740991' }] },
  ],
  ['GET /jobs/%zz', {}, 422, { details: [{ field: 'id' }] }],
  [
    'GET /apps/Validator/status',
    {},
    422,
    { details: [{ field: 'app', issue: 'must match ^[a-z][a-z0-9-]*$' }] },
  ],
  ['GET /jobs/9', {}, 404, { code: 'NOT_FOUND', message: 'Job 9 not found' }],
  ['POST /jobs/9/cancel', {}, 404, { message: 'Job 9 not found' }],
  ['GET /apps/nobody/status', {}, 404, { message: 'Application nobody not found' }],
];
test.each(refusals)('%s %j: %i', async (target, init, status, error) => {
  const answer = await call(target, init);
  expect(answer).toMatchObject({ status, body: { status: 'error', error } });
  expect(answer.headers.get('x-request-id')).toBe(valueAt(answer.body, '/meta/request_id'));
});

const oversized: [name: string, target: string, init: CallInit, status: number, error: object][] = [
  [
    'a body',
    'POST /jobs',
    json(`{"config":{"a":"${'x'.repeat(1_048_576)}"}}`),
    400,
    { message: 'The body is larger than 1048576 bytes' },
  ],
  [
    'a name',
    `GET /apps/${'a'.repeat(1000)}/status`,
    {},
    422,
    { details: [{ field: 'app', issue: 'must be at most 64 characters long' }] },
  ],
];
test.each(oversized)('%s that is too long', async (_name, target, init, status, error) => {
  expect(await call(target, init)).toMatchObject({ status, body: { error } });
});

test('HEAD is a method that no path has', async () => {
  const { status, headers, body } = await call('HEAD /jobs');
  expect([status, headers.get('allow'), body]).toEqual([405, 'GET, POST', undefined]);
});

test('a fault of the service says nothing of itself', async () => {
  const database = join(temporaryFolder(), 'jobs.db');
  const reported: unknown[] = [];
  const { call } = await start({ database, onError: (error) => reported.push(error) });
  const other = new DatabaseSync(database);
  other.exec('DROP TABLE jobs');
  other.close();
  expect(await call('GET /jobs')).toMatchObject({
    status: 500,
    body: { error: { code: 'INTERNAL_ERROR', message: 'An unexpected error occurred' } },
  });
  expect(reported).toMatchObject([{ message: 'no such table: jobs' }]);
});

test('keys other than those given are not known', async () => {
  const { call } = await start({ apiKeys: ['one', 'two'] });
  const statuses = await Promise.all(
    ['one', 'two', demoApiKey].map(async (it) => (await call('GET /jobs', key(`bearer ${it}`))).status),
  );
  expect(statuses).toEqual([200, 200, 401]);
});
