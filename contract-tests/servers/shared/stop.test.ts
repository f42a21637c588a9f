import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { demoApiKey } from '../projects/demo.ts';
import { startServer } from '../projects/server.ts';
import { startMain } from './main-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

const creation = {
  method: 'POST',
  headers: { 'X-API-Key': demoApiKey, 'Content-Type': 'application/json' },
  body: '{"name":"the last one"}',
};

test('a server that is closed finishes what is under way, and takes nothing more', async () => {
  const arrived = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const database = join(temporaryFolder(), 'projects.db');
  const beforeCreate = () => {
    arrived.resolve();
    return gate.promise;
  };
  const server = await startServer({ database, beforeCreate });
  const last = fetch(`${server.url}/projects`, creation);
  await arrived.promise;
  const closed = server.close();
  await expect(fetch(`${server.url}/projects`, creation)).rejects.toThrow('fetch failed');
  gate.resolve();
  const { status, headers } = await last;
  expect([status, headers.get('connection')]).toEqual([201, 'close']);
  await closed;
  const next = await startServer({ database });
  onTestFinished(() => next.close());
  const read = await fetch(new URL(headers.get('location') ?? '', next.url), { headers: creation.headers });
  expect(read.status).toBe(200);
});

test('a server that is closed does not wait for ever', async () => {
  const arrived = Promise.withResolvers<void>();
  const beforeCreate = () => {
    arrived.resolve();
    return new Promise<void>(() => undefined);
  };
  const server = await startServer({ beforeCreate, graceMs: 1 });
  const last = fetch(`${server.url}/projects`, creation);
  last.catch(() => undefined);
  await arrived.promise;
  await server.close();
  await expect(last).rejects.toThrow('fetch failed');
});

test('a connection that was never used is not waited for', async () => {
  const server = await startServer({ graceMs: 60_000 });
  const { hostname, port } = new URL(server.url);
  const idle = connect(Number(port), hostname);
  onTestFinished(() => void idle.destroy());
  await once(idle, 'connect');
  // The server knows of the other one when it has answered this.
  await (await fetch(`${server.url}/projects`, { headers: creation.headers })).text();
  await server.close();
});

test('a request that offers another protocol is answered in this one, and does not hold the server', async () => {
  const server = await startServer({ graceMs: 60_000 });
  const headers = { ...creation.headers, Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c' };
  const asked = get(`${server.url}/projects`, { headers: { ...headers, 'HTTP2-Settings': 'AAMAAABk' } });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect(answer.resume().statusCode).toBe(200);
  await server.close();
});

test('a process that is told to end does so with 0, idle connections or not', async () => {
  const server = await startMain('projects', []);
  onTestFinished(() => server.kill());
  const { hostname, port } = new URL(server.url);
  const idle = connect(Number(port), hostname);
  onTestFinished(() => void idle.destroy());
  await once(idle, 'connect');
  await (await fetch(`${server.url}/projects`, { headers: creation.headers })).text();
  expect(await server.stop()).toBe(0);
});
