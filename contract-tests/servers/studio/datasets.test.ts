import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { demoApiKey, otherApiKey } from './demo.ts';
import { start } from './start-for-test.ts';
import { upload } from './upload-file.fixture.ts';

const content = 'a,b\r\n1,x\r\n2,y\r\n';

test('the list goes on behind its cursor, the oldest change first, each change at a time of its own', async () => {
  let now = new Date('2025-11-27T10:00:00Z');
  const { server, call } = await start({ clock: () => now });
  for (const name of ['1.csv', '2.csv', '3.csv']) await upload(server.url, { name, content });
  now = new Date('2025-11-27T09:00:00Z');
  await upload(server.url, { name: '4.csv', content });
  await upload(server.url, { name: 'other.csv', content }, { 'X-API-Key': otherApiKey });
  const pages: string[][] = [];
  for (let next: string | undefined = '/datasets/?limit=3'; next; ) {
    const { headers, body } = await call(`GET ${next}`);
    pages.push((body as { filename: string; updated_at: string }[]).map((each) => each.filename));
    next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
  }
  expect(pages).toEqual([['1.csv', '2.csv', '3.csv'], ['4.csv']]);
  const since = async (time: string) =>
    ((await call(`GET /datasets/?modified_after=${encodeURIComponent(time)}`)).body as unknown[]).length;
  expect(await since('2025-11-27T10:00:00.001Z')).toBe(2);
  expect(await since('2025-11-27T12:00:00.002+02:00')).toBe(1);
  expect(await since('2025-11-27t10:00:00.003z')).toBe(0);
});

test('a file comes back whole or in parts, byte for byte', async () => {
  const { server } = await start();
  const { body } = await upload(server.url, { name: 'Zoë 1.csv', content });
  const url = `${server.url}/datasets/${body.id}/download`;
  const get = (more: Record<string, string> = {}) =>
    fetch(url, { headers: { 'X-API-Key': demoApiKey, ...more } });
  const whole = await get();
  expect(await whole.text()).toBe(content);
  const digest = createHash('sha256').update(content).digest('base64');
  const etag = whole.headers.get('etag') ?? '';
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-length': '15',
    'content-disposition': `attachment; filename="Zo_ 1.csv"; filename*=UTF-8''Zo%C3%AB%201.csv`,
    'repr-digest': `sha-256=:${digest}:`,
  });
  const ranges: [range: string, condition: string | undefined, status: number, text: string][] = [
    ['bytes=0-2', undefined, 206, 'a,b'],
    ['bytes=-3', undefined, 206, 'y\r\n'],
    ['bytes=5-', etag, 206, '1,x\r\n2,y\r\n'],
    ['bytes=5-', '"of another file"', 200, content],
    ['bytes=0-1,3-4', undefined, 200, content],
  ];
  for (const [Range, condition, status, text] of ranges) {
    const part = await get({ Range, ...(condition && { 'If-Range': condition }) });
    expect([part.status, await part.text()]).toEqual([status, text]);
  }
  const after = await get({ Range: 'bytes=15-' });
  expect([after.status, after.headers.get('content-range')]).toEqual([416, 'bytes */15']);
});

test('what is deleted is gone, file and row; what is another’s is not there', async () => {
  const folder = temporaryFolder();
  const { server, call } = await start({ folder });
  const { body } = await upload(server.url, { content });
  const path = `/datasets/${String(body.id).toUpperCase()}`;
  for (const method of ['GET', 'DELETE'])
    expect((await call(`${method} ${path}`, { headers: { 'X-API-Key': otherApiKey } })).status).toBe(404);
  expect((await call(`GET ${path}`)).status).toBe(200);
  expect((await call(`DELETE ${path}`)).status).toBe(204);
  expect((await call(`DELETE ${path}`)).status).toBe(404);
  expect((await call(`GET ${path}/download`)).status).toBe(404);
  expect(readdirSync(folder)).toEqual([]);
});
