import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { demoAccount } from './demo.ts';
import { scriptTasks } from './scripted-tasks.fixture.ts';
import { start } from './start-for-test.ts';
import { upload } from './upload-file.fixture.ts';

test('every change, and every attempt at one, is in the log, without any secret', async () => {
  const folder = temporaryFolder();
  const settings = {
    auditFile: join(folder, 'audit.jsonl'),
    database: join(folder, 'studio.db'),
    clock: () => new Date('2025-11-27T10:34:00Z'),
    runTask: scriptTasks().runTask,
  };
  const { server, call } = await start(settings);
  const agent = { 'User-Agent': 'audit-test/1' };
  const { body } = await upload(server.url, { content: 'a\r\n1\r\n' });
  const path = `/datasets/${body.id}`;
  await call('POST /auth/login', { json: demoAccount, headers: { 'X-API-Key': '' } });
  await call('POST /auth/login', {
    json: { ...demoAccount, password: 'pass-wrong' },
    headers: { 'X-API-Key': '' },
  });
  await call('POST /webhooks/register', {
    json: {
      url: 'https://hooks.acme.dev',
      events: ['generation.completed'],
      secret: 'the-secret-of-the-hook',
    },
  });
  await call(`GET ${path}`);
  await call(`DELETE ${path}?why=x`, { headers: { 'X-API-Key': '' } });
  await call(`DELETE ${path}?why=x`, { headers: agent });
  const wanted = [
    [demoAccount.email, 'uploadDataset', path, 201],
    [demoAccount.email, 'login', '/auth/login', 200],
    [undefined, 'login', '/auth/login', 401],
    [demoAccount.email, 'registerWebhook', '/webhooks/register', 201],
    [undefined, 'deleteDataset', path, 401],
    [demoAccount.email, 'deleteDataset', path, 204],
  ];
  const log = server.auditLog(100).toReversed();
  expect(log.map(({ user, action, resource, status }) => [user, action, resource, status])).toEqual(wanted);
  expect(log.at(-1)).toMatchObject({
    time: '2025-11-27T10:34:00.000Z',
    durationMs: expect.any(Number),
    address: '127.0.0.1',
    userAgent: 'audit-test/1',
  });
  await server.close();
  const lines = readFileSync(settings.auditFile, 'utf8').trimEnd();
  expect(lines.split('\n').map((line) => JSON.parse(line).action)).toEqual(
    wanted.map(([, action]) => action),
  );
  expect(lines).not.toMatch(/correct horse|pass-wrong|sk_demo|secret-of/);
  const again = await start(settings);
  expect(again.server.auditLog(100)).toHaveLength(6);
});
