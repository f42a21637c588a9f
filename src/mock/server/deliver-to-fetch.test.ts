import { expect, test } from 'vitest';
import type { Delivery } from '../behaviour.ts';
import type { MockResponse } from '../exchange.ts';
import { fetchMock } from './fetch.ts';
import { realWait, type Wait } from './wait.ts';

const body = '{"name":"ä","list":[1,2,3]}';
const ok: MockResponse = { status: 200, headers: { 'content-type': 'application/json' }, body };

function fetching(delivery: Delivery, init: RequestInit = {}, wait?: Wait) {
  const waits: number[] = [];
  const noted: Wait = (ms, signal) => {
    waits.push(ms);
    return wait?.(ms, signal) ?? Promise.resolve();
  };
  return { waits, response: fetchMock(() => ({ ...ok, delivery }), '/', init, noted) };
}

test.each<[Delivery['fault'], string]>([
  ['reset', 'ECONNRESET'],
  ['closed', 'UND_ERR_SOCKET'],
])('%s fails as fetch does', async (fault, code) => {
  const { response } = fetching(fault ? { fault } : {});
  await expect(response).rejects.toThrow(TypeError);
  await expect(response).rejects.toMatchObject({ message: 'fetch failed', cause: { code } });
});

test('a reset within the body fails when the body is read', async () => {
  const response = await fetching({ fault: 'reset-in-body' }).response;
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toBe(body.slice(0, 13));
  await expect(reader?.read()).rejects.toMatchObject({ name: 'TypeError', message: 'terminated' });
});

test('a reset within the body of HEAD is one before it', async () => {
  await expect(fetching({ fault: 'reset-in-body' }, { method: 'HEAD' }).response).rejects.toThrow(
    'fetch failed',
  );
});

test.each<[Delivery['fault'], string, string]>([
  ['empty', 'application/json', ''],
  ['truncated', 'application/json', body.slice(0, 14)],
  ['wrong-type', 'text/html; charset=utf-8', body],
])('a body that is %s', async (fault, type, text) => {
  const response = await fetching(fault ? { fault } : {}).response;
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    200,
    type,
    text,
  ]);
});

test.each<[string, Delivery, number[]]>([
  ['a delay', { delayMs: 250 }, [250]],
  ['a slow body', { dribble: { parts: 4, overMs: 2000 } }, [500, 500, 500, 500]],
  ['both', { delayMs: 5, bytesPerSecond: 14 * 50 }, [5, 20, 20]],
])('%s is waited for', async (_name, delivery, want) => {
  const { response, waits } = fetching(delivery);
  expect(await (await response).text()).toBe(body);
  expect(waits).toEqual(want);
});

test('a caller that gives up is told so at once', async () => {
  const caller = new AbortController();
  const { response } = fetching({ delayMs: 60_000 }, { signal: caller.signal }, (ms, signal) => {
    queueMicrotask(() => caller.abort());
    return realWait(ms, signal);
  });
  await expect(response).rejects.toMatchObject({ name: 'AbortError' });
});
