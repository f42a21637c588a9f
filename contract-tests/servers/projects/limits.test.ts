import { expect, test } from 'vitest';
import { demoAuthToken } from './demo.ts';
import { start } from './start-for-test.ts';

const limitHeaders = (headers: Headers) =>
  ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'retry-after'].map((name) =>
    headers.get(name),
  );

test('limits are off by default', async () => {
  const { call } = await start();
  expect(limitHeaders((await call('GET /projects')).headers)).toEqual([null, null, null, null]);
});

test('100 requests a minute for each credential, and for each address at OAuth', async () => {
  let now = new Date('2025-11-24T10:30:18Z');
  const { call } = await start({ limits: 'documented', clock: () => now });
  const ask = 'GET /oauth/authorize';
  for (let count = 0; count < 99; count += 1) await Promise.all([call('GET /projects/x'), call(ask)]);
  expect(limitHeaders((await call('GET /projects')).headers)).toEqual(['100', '0', '1763980260', null]);
  const refused = await call('GET /projects');
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(limitHeaders(refused.headers)).toEqual(['100', '0', '1763980260', '42']);
  expect((await call('GET /projects', { headers: { 'X-API-Key': 'wrong' } })).status).toBe(401);
  expect((await call('PUT /projects')).status).toBe(405);
  const other = await call('GET /projects', { headers: { 'X-API-Key': '', 'X-Auth-Token': demoAuthToken } });
  expect(limitHeaders(other.headers)).toEqual(['100', '99', '1763980260', null]);
  expect((await call(ask)).status).toBe(400);
  const oauth = await call('POST /oauth/token');
  expect([oauth.status, oauth.body]).toEqual([
    429,
    { error: 'temporarily_unavailable', error_description: 'Rate limit exceeded: 100 requests per minute' },
  ]);
  now = new Date('2025-11-24T10:31:00Z');
  expect((await call('GET /projects')).status).toBe(200);
});
