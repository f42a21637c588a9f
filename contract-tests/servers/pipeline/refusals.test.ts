import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CallInit, type CheckedFetch, createCheckedFetch } from '../shared/checked-fetch.ts';
import { logIn } from './log-in.ts';
import { type PipelineServer, startServer } from './server.ts';
import { demoUser } from './users.ts';

let server: PipelineServer;
let call: CheckedFetch;
beforeAll(async () => {
  server = await startServer({ workerIntervalMs: 0 });
  const { access_token: token } = await logIn(server.url, demoUser);
  call = createCheckedFetch(server.model, server.url, { Authorization: `Bearer ${token}` });
});
afterAll(() => server.close());

const anyone = { headers: { Authorization: '' } };
const json = (body: string): CallInit => ({ body, headers: { 'Content-Type': 'application/json' } });
const source = { source_name: 'x', source_type: 'GCS', connection_details: {} };
const unknown = 'deaddead-dead-4ead-8ead-deaddeaddead';
const pipeline = { pipeline_name: 'x', source_id: unknown, target_dataset: 'a', target_table: 'b' };
const refusals: [target: string, init: CallInit, status: number, error: string, message: string][] = [
  ['GET /nothing', {}, 404, 'RESOURCE_NOT_FOUND', 'There is no such path'],
  ['GET /monitoring/alerts', anyone, 401, 'AUTH_ERROR', 'Authentication is required'],
  ['PATCH /quality/rules', anyone, 405, 'METHOD_NOT_ALLOWED', 'Use GET or POST'],
  [`PATCH /quality/rules/${unknown}/`, anyone, 405, 'METHOD_NOT_ALLOWED', 'Use GET, PUT or DELETE'],
  [
    'POST /ingestion/sources',
    { body: '{}' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'Content-Type must be application/json, not text/plain;charset=UTF-8',
  ],
  [
    'POST /ingestion/sources',
    json('{"source_name":'),
    400,
    'VALIDATION_ERROR',
    'Invalid request - The body is not valid JSON: unexpected end of input at position 15',
  ],
  ['POST /ingestion/sources', json(''), 400, 'VALIDATION_ERROR', 'Invalid request - The body is empty'],
  [
    'POST /ingestion/sources',
    json('[]'),
    400,
    'VALIDATION_ERROR',
    'Invalid request - The body must be an object',
  ],
  [
    'POST /ingestion/sources',
    { json: { ...source, source_name: undefined } },
    400,
    'VALIDATION_ERROR',
    "Invalid request - Missing required field 'source_name'",
  ],
  [
    'POST /ingestion/sources',
    { json: { ...source, sorce_name: 'x' } },
    400,
    'VALIDATION_ERROR',
    "Invalid request - Unknown field 'sorce_name'",
  ],
  [
    'POST /ingestion/sources',
    json('{"source_name":"x","source_type":"GCS","connection_details":{},"__proto__":{"a":1}}'),
    400,
    'VALIDATION_ERROR',
    "Invalid request - Unknown field '__proto__'",
  ],
  [
    'POST /ingestion/sources',
    { json: { ...source, source_type: 'FTP' } },
    400,
    'VALIDATION_ERROR',
    "Invalid request - 'source_type' must be one of GCS, CLOUD_SQL, API, BIGQUERY",
  ],
  [
    'GET /ingestion/pipelines/abc',
    {},
    400,
    'VALIDATION_ERROR',
    'Invalid request - The id in the path must be a UUID',
  ],
  [
    'POST /ingestion/pipelines',
    { json: { ...pipeline, source_id: 'abc' } },
    400,
    'VALIDATION_ERROR',
    "Invalid request - 'source_id' must be a UUID",
  ],
  [
    'POST /ingestion/pipelines',
    { json: pipeline },
    404,
    'RESOURCE_NOT_FOUND',
    `There is no source ${unknown}`,
  ],
  [`DELETE /ingestion/sources/${unknown}`, {}, 404, 'RESOURCE_NOT_FOUND', `There is no source ${unknown}`],
  [
    'GET /monitoring/alerts?page_size=101',
    {},
    400,
    'VALIDATION_ERROR',
    "Invalid request - 'page_size' must be at most 100",
  ],
];
test.each(refusals)('%s with %j: %i', async (target, init, status, error, message) => {
  const answer = await call(target, init);
  expect([answer.status, answer.body]).toEqual([status, { status: 'error', error, message }]);
});

test('a source comes back as it was sent, whatever its details are called', async () => {
  const details = '{"__proto__":{"admin":true},"constructor":"x","note":"\\u0000 \\ud83d\\ude00"}';
  const sent = `{"source_name":"x","source_type":"API","connection_details":${details}}`;
  const { status, body } = await call('POST /ingestion/sources', json(sent));
  expect(status).toBe(201);
  expect(JSON.stringify(body)).toContain('{"__proto__":{"admin":true},"constructor":"x"');
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
});

test('an error that nobody foresaw is a 500 that says nothing of it', async () => {
  const told: unknown[] = [];
  const createId = () => {
    throw new Error('the secret of the matter');
  };
  let isBroken = false;
  const broken = await startServer({
    workerIntervalMs: 0,
    onError: (error) => told.push(error),
    createId: () => (isBroken ? createId() : crypto.randomUUID()),
  });
  isBroken = true;
  const { access_token: token } = await logIn(broken.url, demoUser);
  const ask = createCheckedFetch(broken.model, broken.url, { Authorization: `Bearer ${token}` });
  const answer = await ask('POST /ingestion/sources', { json: source });
  await broken.close();
  expect([answer.status, answer.body]).toEqual([
    500,
    { status: 'error', error: 'EXECUTION_ERROR', message: 'An unexpected error occurred' },
  ]);
  expect(told).toMatchObject([{ message: 'the secret of the matter' }]);
});
