import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CallInit, type CheckedFetch, createCheckedFetch } from '../shared/checked-fetch.ts';
import type { RunningServer } from '../shared/listen.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { demoApiKey } from './demo.ts';
import { startServer } from './server.ts';
import { start } from './start-for-test.ts';

let server: RunningServer;
let call: CheckedFetch;
beforeAll(async () => {
  server = await startServer();
  call = createCheckedFetch(server.model, server.url, { 'X-API-Key': demoApiKey });
});
afterAll(() => server.close());

const stranger = { headers: { 'X-API-Key': '' } };
const raw = (type: string, body: string): CallInit => ({ body, headers: { 'Content-Type': type } });
const json = (body: string) => raw('application/json', body);
const merge = (body: unknown) => raw('application/merge-patch+json', JSON.stringify(body));
const form = (body: string) => raw('application/x-www-form-urlencoded', body);
const errors = (field: string, message: string) => ({ errors: [{ field, message }] });
const unknown = '3f2b8c1e-5d4a-4f6b-9c7d-1e2f3a4b5c6d';
const whole = { name: 'n', status: 'active', tags: [] };

const problems: [target: string, init: CallInit, status: number, problem: object][] = [
  ['GET /nothing', {}, 404, { code: 'not_found' }],
  ['PUT /projects', stranger, 405, { detail: 'Use one of: GET, POST.' }],
  ['POST /projects/x', stranger, 405, { detail: 'Use one of: GET, PUT, DELETE, PATCH.' }],
  ['OPTIONS /projects', {}, 405, { code: 'method_not_allowed' }],
  ['PROPFIND /projects', {}, 405, { code: 'method_not_allowed' }],
  ['POST /projects', { ...json('{'), ...stranger }, 401, { code: 'unauthorized' }],
  [
    'POST /projects',
    raw('text/plain', '{'),
    415,
    { detail: 'Content-Type must be application/json, not text/plain.' },
  ],
  [
    `PATCH /projects/${unknown}`,
    { json: {} },
    415,
    { detail: 'Content-Type must be application/merge-patch+json, not application/json.' },
  ],
  [
    'POST /projects',
    json('{"name": "Website relaunc'),
    400,
    { code: 'malformed_body', detail: 'The body is not valid JSON: unexpected end of input at position 25.' },
  ],
  ['POST /projects', json(''), 400, { detail: 'The body is empty.' }],
  ['POST /projects', {}, 400, { detail: 'The body is empty.' }],
  ['PUT /projects/x', {}, 400, { code: 'malformed_body' }],
  ['POST /projects', { json: {} }, 422, errors('name', 'is required')],
  ['POST /projects', { json: { name: '' } }, 422, errors('name', 'must not be empty')],
  [
    'POST /projects',
    { json: { name: 'x'.repeat(101) } },
    422,
    errors('name', 'must be at most 100 characters long'),
  ],
  [
    'POST /projects',
    { json: { name: 'n', tags: ['a', 'a'] } },
    422,
    errors('tags', 'must not hold an item twice'),
  ],
  ['POST /projects', { json: { name: 'n', tags: [1] } }, 422, errors('tags.0', 'must be a string')],
  ['POST /projects', { json: { name: 'n', id: unknown } }, 422, errors('id', 'is not a known field')],
  [
    'POST /projects',
    json('{"name":"n","__proto__":{"status":"active"}}'),
    422,
    errors('__proto__', 'is not a known field'),
  ],
  ['POST /projects', { json: [] }, 422, errors('', 'must be an object')],
  [
    'POST /projects',
    { json: { name: 'n' }, headers: { 'Idempotency-Key': 'a b' } },
    422,
    errors('Idempotency-Key', 'must match ^[!-~]+$'),
  ],
  [
    'POST /projects',
    { json: { name: 'n' }, headers: { 'Idempotency-Key': 'k'.repeat(256) } },
    422,
    errors('Idempotency-Key', 'must be at most 255 characters long'),
  ],
  [`PUT /projects/${unknown}`, { json: { name: 'n' } }, 422, { detail: '2 fields are not valid.' }],
  ['PUT /projects/x', { json: whole }, 422, errors('id', 'must be a UUID')],
  [`PATCH /projects/${unknown}`, merge({ name: null }), 422, errors('name', 'must be a string')],
  [
    `PATCH /projects/${unknown}`,
    merge({ status: 'new' }),
    422,
    errors('status', 'must be one of active, archived'),
  ],
  ['GET /projects/x', {}, 422, errors('id', 'must be a UUID')],
  ['GET /projects/%zz', {}, 422, errors('id', 'must be a UUID')],
  ['GET /projects?page=0&status=new', {}, 422, { detail: '2 fields are not valid.' }],
  [`GET /projects/${unknown}`, {}, 404, { code: 'not_found', detail: `There is no project ${unknown}.` }],
  [`PUT /projects/${unknown}`, { json: whole, headers: { 'If-Match': '"x"' } }, 404, { code: 'not_found' }],
  [`PATCH /projects/${unknown}`, merge({}), 404, { code: 'not_found' }],
  [`DELETE /projects/${unknown}`, raw('no type', '{'), 404, { code: 'not_found' }],
];
test.each(problems)('%s %j: %i', async (target, init, status, problem) => {
  const answer = await call(target, init);
  expect(answer).toMatchObject({ status, body: { status, ...problem } });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
});

const faults: [target: string, init: CallInit, busy: object, broken: object][] = [
  [
    'PUT /projects/3f2b8c1e-5d4a-4f6b-9c7d-1e2f3a4b5c6d',
    { json: whole },
    { code: 'service_unavailable' },
    { code: 'internal_error', detail: 'An unexpected error occurred.' },
  ],
  [
    'POST /oauth/token',
    form('grant_type=client_credentials&client_id=acme-sync&client_secret=s3cr3t-of-acme-sync'),
    { error: 'temporarily_unavailable' },
    { error: 'server_error', error_description: 'An unexpected error occurred' },
  ],
];
test.each(faults)('%s on a database that is busy, then broken', async (target, init, busy, broken) => {
  const database = join(temporaryFolder(), 'projects.db');
  const reported: unknown[] = [];
  const { call } = await start({ database, onError: (error) => reported.push(error) });
  const other = new DatabaseSync(database);
  other.exec('BEGIN EXCLUSIVE');
  const waiting = await call(target, init);
  expect(waiting).toMatchObject({ status: 503, body: busy });
  expect([waiting.headers.get('retry-after'), reported]).toEqual(['1', []]);
  other.exec('DROP TABLE projects; DROP TABLE oauth_secrets; COMMIT');
  other.close();
  expect(await call(target, init)).toMatchObject({ status: 500, body: broken });
  expect(reported).toMatchObject([{ message: expect.stringMatching(/^no such table/) }]);
});
