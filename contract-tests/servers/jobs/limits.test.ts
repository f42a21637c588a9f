import { describe, expect, test } from 'vitest';
import { start } from './start-for-test.ts';

describe('limits', () => {
  const limitHeaders = (headers: Headers) =>
    ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'retry-after'].map((name) =>
      headers.get(name),
    );

  test('are off by default', async () => {
    const { call } = await start();
    expect(limitHeaders((await call('GET /jobs')).headers)).toEqual([null, null, null, null]);
  });

  test('10 submissions a minute', async () => {
    let now = new Date('2025-11-24T10:30:18Z');
    const { call } = await start({ limits: 'documented', clock: () => now });
    const submit = () => call('POST /jobs', { json: { config: {} } });
    expect(limitHeaders((await submit()).headers)).toEqual(['10', '9', '1763980260', null]);
    for (let count = 0; count < 9; count += 1) await submit();
    const refused = await submit();
    expect(refused).toMatchObject({
      status: 429,
      body: { error: { code: 'RATE_LIMITED', message: 'Rate limit exceeded: 10 requests per minute' } },
    });
    expect(limitHeaders(refused.headers)).toEqual(['10', '0', '1763980260', '42']);
    expect(limitHeaders((await call('GET /jobs')).headers)).toEqual(['100', '89', '1763982000', null]);
    now = new Date('2025-11-24T10:31:00Z');
    expect((await submit()).status).toBe(202);
  });

  test('100 requests an hour, before the key is looked at, but not before the method is', async () => {
    let now = new Date('2025-11-24T10:30:00Z');
    const { call } = await start({ limits: 'documented', clock: () => now });
    for (let count = 0; count < 99; count += 1) await call('GET /jobs');
    const stranger = await call('GET /jobs', { headers: { Authorization: '' } });
    expect([stranger.status, ...limitHeaders(stranger.headers)]).toEqual([
      401,
      '100',
      '0',
      '1763982000',
      null,
    ]);
    const refused = await call('GET /jobs', { headers: { Authorization: '' } });
    expect([refused.status, ...limitHeaders(refused.headers)]).toEqual([
      429,
      '100',
      '0',
      '1763982000',
      '1800',
    ]);
    expect((await call('POST /jobs', { json: { config: {} } })).status).toBe(429);
    expect((await call('PUT /jobs')).status).toBe(405);
    now = new Date('2025-11-24T11:00:00Z');
    expect((await call('GET /jobs')).status).toBe(200);
  });
});
