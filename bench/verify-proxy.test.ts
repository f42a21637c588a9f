import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createAsk } from '../contract-tests/mutants/ask.ts';
import { startProxy } from './verify-proxy.ts';

/** Starts a server that tells what it was sent, and a proxy before it whose clock counts requests. */
async function start(budget: number) {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.url === '/v1/cut') {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('half of it', () => response.destroy());
        return;
      }
      response.writeHead(202, 'Taken', ['X-Two', '1', 'X-Two', '2', 'x-low', 'a']);
      response.end(`${request.method} ${request.url} ${request.headers['x-in']} ${Buffer.concat(parts)}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let time = 0;
  const { port } = server.address() as AddressInfo;
  const proxy = await startProxy(`http://127.0.0.1:${port}/v1`, budget, () => {
    time += 10;
    return time;
  });
  onTestFinished(async () => {
    await proxy.close();
    server.closeAllConnections();
    server.close();
  });
  return { proxy, ask: createAsk(proxy.url) };
}

test('requests and answers pass as they are', async () => {
  const { ask } = await start(10);
  const answer = await ask('PUT', '/a%2Fb?x=%20&y', { headers: { 'X-In': 'é' }, body: 'text' });
  expect(answer.status).toBe(202);
  expect(answer.text).toBe('PUT /v1/a%2Fb?x=%20&y é text');
  expect(answer.rawHeaders.slice(0, 6)).toEqual(['X-Two', '1', 'X-Two', '2', 'x-low', 'a']);
  expect((await ask('HEAD', '/a')).status).toBe(202);
});

test('an answer that is cut off is cut off', async () => {
  const { ask } = await start(10);
  expect(await ask('GET', '/cut')).toMatchObject({ failure: 'closed' });
});

test('beyond the budget the connection is closed, and what came before is counted', async () => {
  const { proxy, ask } = await start(2);
  await ask('GET', '/1');
  await ask('GET', '/2');
  expect(proxy.spent.aborted).toBe(false);
  expect(await ask('GET', '/3')).toMatchObject({ failure: 'closed' });
  expect(proxy.spent.aborted).toBe(true);
  expect([proxy.count(), proxy.count(10), proxy.count(5)]).toEqual([2, 1, 0]);
});
