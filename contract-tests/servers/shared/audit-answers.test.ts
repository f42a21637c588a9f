import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { start as startJobs } from '../jobs/start-for-test.ts';
import { start as startPipeline } from '../pipeline/start-for-test.ts';
import { demoReader } from '../pipeline/users.ts';
import { demoAccount, demoApiKey, demoClient, demoReadOnlyApiKey } from '../projects/demo.ts';
import { start as startProjects } from '../projects/start-for-test.ts';
import { AuditLog } from './audit-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = new Date('2025-11-24T10:30:00Z');
const clock = () => now;
const time = '2025-11-24T10:30:00.000Z';

/** What a server has written, the oldest first, and its file as text. */
function read(database: string) {
  const opened = new DatabaseSync(database);
  onTestFinished(() => opened.close());
  const entries = new AuditLog(opened).newest(100).toReversed();
  const rows = JSON.stringify(opened.prepare('SELECT * FROM audit_log').all());
  return { entries, rows };
}

test('jobs: changes and refused credentials, not reads', async () => {
  const database = join(temporaryFolder(), 'jobs.db');
  const { call } = await startJobs({ database, clock });
  await call('GET /jobs?page=1');
  await call('POST /jobs', { json: { config: { password: 'secret-in-body' } } });
  await call('POST /jobs/9/cancel?token=secret-in-query', { json: {} });
  await call('GET /jobs/1', { headers: { Authorization: 'Bearer secret-in-header' } });
  await call('DELETE /jobs/1');
  const { entries, rows } = read(database);
  const user = expect.stringMatching(/^key:[0-9a-f]{8}$/);
  const durationMs = expect.any(Number);
  expect(entries).toEqual([
    { time, user, action: 'createJob', resource: '/api/v1/jobs', status: 202, durationMs },
    { time, user, action: 'cancelJob', resource: '/api/v1/jobs/9/cancel', status: 404, durationMs },
    { time, user: undefined, action: 'getJob', resource: '/api/v1/jobs/1', status: 401, durationMs },
  ]);
  expect(rows).not.toContain('secret');
});

test('projects: who did it, by name and never by secret', async () => {
  const database = join(temporaryFolder(), 'projects.db');
  const { call } = await startProjects({ database, clock });
  const basic = btoa(`${demoAccount.name}:${demoAccount.password}`);
  const json = { name: 'one' };
  await call(`POST /projects?api_key=${demoApiKey}`, { json, headers: { 'X-API-Key': '' } });
  await call('POST /projects', { json, headers: { 'X-API-Key': '', Authorization: `Basic ${basic}` } });
  await call('POST /projects', { json, headers: { 'X-API-Key': demoReadOnlyApiKey } });
  const fields = { grant_type: 'client_credentials', client_id: demoClient.id };
  await call('POST /oauth/token', {
    body: new URLSearchParams({ ...fields, client_secret: demoClient.secret }),
    headers: { 'X-API-Key': '' },
  });
  const { entries, rows } = read(database);
  expect(entries.map(({ user, action, status }) => [user, action, status])).toEqual([
    [expect.stringMatching(/^apiKey:[0-9a-f]{8}$/), 'createProject', 201],
    ['basic:ops', 'createProject', 409],
    [undefined, 'createProject', 403],
    ['address:127.0.0.1', 'issueToken', 200],
  ]);
  for (const secret of [demoApiKey, demoAccount.password, basic, demoClient.secret])
    expect(rows).not.toContain(secret);
});

test('pipeline: who logged in, what they changed, and what they may not', async () => {
  const database = join(temporaryFolder(), 'pipeline.db');
  const { call } = await startPipeline({ database, clock }, demoReader);
  const json = { username: demoReader.username, password: 'secret-in-body' };
  await call('POST /auth/login', { json });
  await call('GET /ingestion/sources');
  await call('POST /quality/validate/customer_data/?table=secret-in-query', { json: {} });
  await call('GET /monitoring/alerts', { headers: { Authorization: 'Bearer secret-in-header' } });
  await call('POST /auth/logout');
  const { entries, rows } = read(database);
  expect(entries.map(({ user, action, resource, status }) => [user, action, resource, status])).toEqual([
    ['address:127.0.0.1', 'login', '/api/v1/auth/login', 200],
    ['address:127.0.0.1', 'login', '/api/v1/auth/login', 401],
    [undefined, 'validateDataset', '/api/v1/quality/validate/customer_data/', 403],
    [undefined, 'listAlerts', '/api/v1/monitoring/alerts', 401],
    ['user:vera', 'logout', '/api/v1/auth/logout', 200],
  ]);
  expect(rows).not.toContain('secret');
  expect(rows).not.toContain(demoReader.password);
});

test('an entry waits while another process holds the file', () => {
  const path = join(temporaryFolder(), 'audit.db');
  const [own, other] = [new DatabaseSync(path), new DatabaseSync(path)];
  onTestFinished(() => {
    own.close();
    other.close();
  });
  const log = new AuditLog(own);
  const entry = { time, user: 'a', action: 'b', resource: 'c'.repeat(300), status: 200, durationMs: 1.5 };
  other.exec('BEGIN EXCLUSIVE');
  log.write(entry);
  other.exec('COMMIT');
  expect(log.newest(9)).toEqual([]);
  log.write({ ...entry, user: 'second' });
  const resource = 'c'.repeat(200);
  expect(log.newest(9)).toEqual([
    { ...entry, user: 'second', resource },
    { ...entry, resource },
  ]);
});

test('the newest hundred thousand entries are kept', () => {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  const log = new AuditLog(database);
  const entry = { time, user: 'a', action: 'b', resource: '/c', status: 200, durationMs: 1 };
  log.write(entry);
  database.exec("UPDATE sqlite_sequence SET seq = 100998 WHERE name = 'audit_log'");
  log.write(entry);
  expect(log.newest(9)).toHaveLength(2);
  log.write(entry);
  expect(log.newest(9)).toHaveLength(2);
});
