import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { type RunningServer, serve } from './server.ts';

/** A server whose answers come when the test says so. */
async function startHeld(): Promise<{
  readonly server: RunningServer;
  /** Resolves when a request has come, to what answers it. */
  asked(): Promise<() => void>;
}> {
  const came: PromiseWithResolvers<() => void>[] = [];
  const asked = () => {
    const next = Promise.withResolvers<() => void>();
    came.push(next);
    return next.promise;
  };
  const server = await serve(() => {
    const { promise, resolve } = Promise.withResolvers<void>();
    came.shift()?.resolve(resolve);
    return promise.then(() => ({ status: 200, headers: {}, body: 'done' }));
  });
  return { server, asked };
}

test('what is under way is answered, on a connection that ends with it', async () => {
  const { server, asked } = await startHeld();
  const came = asked();
  const answer = fetch(server.url);
  const release = await came;
  const stopped = server.stop();
  await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  release();
  expect(await (await answer).text()).toBe('done');
  expect(await stopped).toBe(0);
});

test('a connection that a client keeps does not hold the server up', async () => {
  const server = await serve(() => ({ status: 200, headers: {}, body: 'done' }));
  expect(await (await fetch(server.url)).text()).toBe('done');
  expect(await server.stop()).toBe(0);
});

test('a request that comes on a kept connection while the server stops is the last one', async () => {
  const { server, asked } = await startHeld();
  const [first, second] = [asked(), asked()];
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const ask = () => void socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  const received = text(socket);
  ask();
  const releaseFirst = await first;
  const stopped = server.stop();
  ask();
  releaseFirst();
  (await second)();
  expect((await received).match(/^connection: .*$/gim)).toEqual([
    'Connection: keep-alive',
    'Connection: close',
  ]);
  expect(await stopped).toBe(0);
});

test('what takes too long is cut off and counted', async () => {
  const { server, asked } = await startHeld();
  const came = asked();
  const answer = fetch(server.url);
  const broken = expect(answer).rejects.toThrow('fetch failed');
  await came;
  expect(await server.stop(30)).toBe(1);
  await broken;
});
