import { expect, test } from 'vitest';
import { valueAt } from '../../../src/document/pointer.ts';
import { demoAccount, demoAuthToken } from './demo.ts';
import { start } from './start-for-test.ts';

const key = { 'Idempotency-Key': '7c9e6679-7425-40de-944b-e07fc1f90ae7' };
const body = { name: 'Website relaunch', tags: ['web'] };

test('the same key and body give the first answer again', async () => {
  const { call } = await start();
  const first = await call('POST /projects', { json: body, headers: key });
  await call(`DELETE /projects/${String(valueAt(first.body, '/id'))}`);
  const again = await call('POST /projects', { json: body, headers: key });
  const told = ({ status, headers, body }: typeof first) => [
    status,
    headers.get('location'),
    headers.get('etag'),
    body,
  ];
  expect(told(again)).toEqual(told(first));
  expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
  expect(valueAt((await call('GET /projects')).body, '/pagination/total')).toBe(0);
});

const others: [name: string, text: string, status: number][] = [
  ['white space and another order', ' {"tags" : ["web"],"name":"Website relaunch"} ', 201],
  ['an escape for the same character', '{"name":"Website\\u0020relaunch","tags":["web"]}', 201],
  ['another order of items', '{"name":"Website relaunch","tags":["web","a"]}', 422],
  ['a default written out', '{"name":"Website relaunch","tags":["web"],"status":"active"}', 422],
];
test.each(others)('the same key with %s', async (_name, text, status) => {
  const { call } = await start();
  await call('POST /projects', { json: body, headers: key });
  const answer = await call('POST /projects', {
    body: text,
    headers: { ...key, 'Content-Type': 'application/json' },
  });
  expect(answer.status).toBe(status);
  if (status === 422) expect(answer.body).toMatchObject({ code: 'idempotency_key_reused' });
});

test('a key belongs to the credential that sends it', async () => {
  const { call } = await start();
  await call('POST /projects', { json: body, headers: key });
  const other = { ...key, 'X-API-Key': '' };
  const token = { ...other, 'X-Auth-Token': demoAuthToken };
  const basic = { ...other, Authorization: `Basic ${btoa(`${demoAccount.name}:${demoAccount.password}`)}` };
  const answers = [
    await call('POST /projects', { json: { name: 'two' }, headers: token }),
    await call('POST /projects', { json: { name: 'three' }, headers: basic }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
});

test('a refused request leaves its key free', async () => {
  const { call } = await start();
  await call('POST /projects', { json: body });
  const taken = await call('POST /projects', { json: body, headers: key });
  expect(taken).toMatchObject({ status: 409, body: { code: 'name_taken' } });
  const { status, headers } = await call('POST /projects', { json: { name: 'other' }, headers: key });
  expect([status, headers.get('idempotency-replayed')]).toEqual([201, null]);
});

test('a request that is not finished holds its key', async () => {
  const arrived = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const { call } = await start({
    beforeCreate: () => {
      arrived.resolve();
      return gate.promise;
    },
  });
  const first = call('POST /projects', { json: body, headers: key });
  await arrived.promise;
  const second = await call('POST /projects', { json: body, headers: key });
  expect(second).toMatchObject({ status: 409, body: { code: 'idempotency_in_progress' } });
  const reused = await call('POST /projects', { json: { name: 'two' }, headers: key });
  expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  gate.resolve();
  expect((await first).status).toBe(201);
  expect((await call('POST /projects', { json: body, headers: key })).body).toEqual((await first).body);
});

test('a key is remembered for 24 hours', async () => {
  let now = new Date('2025-11-24T10:30:00Z');
  const { call } = await start({ clock: () => now });
  await call('POST /projects', { json: body, headers: key });
  now = new Date('2025-11-25T10:29:59Z');
  expect((await call('POST /projects', { json: body, headers: key })).status).toBe(201);
  now = new Date('2025-11-25T10:30:00Z');
  expect((await call('POST /projects', { json: body, headers: key })).status).toBe(409);
});
