import { expect, test } from 'vitest';
import { otherApiKey } from './demo.ts';
import { start } from './start-for-test.ts';
import { upload } from './upload-file.fixture.ts';

const limitHeaders = (headers: Headers) =>
  [
    'x-ratelimit-limit',
    'x-ratelimit-remaining',
    'x-ratelimit-reset',
    'retry-after',
    'x-ratelimit-retry-after',
  ].map((name) => headers.get(name));

test('limits are off by default', async () => {
  const { call } = await start();
  expect(limitHeaders((await call('GET /datasets/')).headers)).toEqual([null, null, null, null, null]);
});

test('20 uploads a minute, beside the limit of all requests', async () => {
  let now = new Date('2025-11-27T10:34:18Z');
  const { server, call } = await start({ limits: 'documented', clock: () => now });
  const content = 'a\r\n1\r\n';
  for (let count = 0; count < 20; count += 1)
    expect((await upload(server.url, { content })).status).toBe(201);
  const refused = await upload(server.url, { content });
  expect(refused).toMatchObject({
    status: 429,
    body: { type: 'rate_limited', detail: 'Rate limit exceeded: 20 uploads per minute' },
  });
  expect(limitHeaders(refused.headers)).toEqual(['20', '0', '1764239700', '42', '42']);
  expect(limitHeaders((await call('GET /datasets/')).headers)).toEqual([
    '1000',
    '979',
    '1764239700',
    null,
    null,
  ]);
  now = new Date('2025-11-27T10:35:00Z');
  expect((await upload(server.url, { content })).status).toBe(201);
});

test('requests are counted for each account, and for each address where there is none', async () => {
  let now = new Date('2025-11-27T10:34:18Z');
  const limits = { requestsPerMinute: 2, requestsPerHour: 3 };
  const { call } = await start({ limits, clock: () => now });
  const list = (key?: string) => call('GET /datasets/', key ? { headers: { 'X-API-Key': key } } : {});
  expect(limitHeaders((await list()).headers)).toEqual(['2', '1', '1764239700', null, null]);
  await list();
  const refused = await list();
  expect(refused.body).toMatchObject({ detail: 'Rate limit exceeded: 2 requests per minute' });
  expect(limitHeaders(refused.headers)).toEqual(['2', '0', '1764239700', '42', '42']);
  expect((await list(otherApiKey)).status).toBe(200);
  expect((await list('sk_wrong')).status).toBe(401);
  expect((await call('GET /docs/postman-collection.json')).headers.get('x-ratelimit-remaining')).toBe('1');
  expect(limitHeaders((await call('GET /health')).headers)).toEqual([null, null, null, null, null]);
  now = new Date('2025-11-27T10:35:00Z');
  await list();
  const hour = await list();
  expect(hour.body).toMatchObject({ detail: 'Rate limit exceeded: 3 requests per hour' });
  expect(limitHeaders(hour.headers)).toEqual(['3', '0', '1764241200', '1500', '1500']);
});
