import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { watchUrls } from './watch-urls.ts';

const stop: (() => void)[] = [];
afterEach(() => {
  for (const one of stop.splice(0)) one();
});

/** A server of one text; tells how it answered each request. */
async function serveText(withEtag: boolean) {
  const served = { text: 'one', isDown: false, statuses: [] as number[] };
  const server = createServer((request, response) => {
    const etag = `"${served.text}"`;
    if (served.isDown) response.statusCode = 503;
    else if (withEtag && request.headers['if-none-match'] === etag) response.statusCode = 304;
    if (withEtag) response.setHeader('etag', etag);
    served.statuses.push(response.statusCode);
    response.end(response.statusCode === 200 ? served.text : '');
    server.emit('served');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  stop.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { served, server, url: `http://127.0.0.1:${port}/openapi.yaml` };
}

test.each([true, false])('tells a change of the text, ETag: %s', async (withEtag) => {
  const { served, server, url } = await serveText(withEtag);
  const changes = Promise.withResolvers<ReadonlySet<string>>();
  const watch = watchUrls([url], changes.resolve, { intervalMs: 5 });
  stop.push(watch.close);
  await once(server, 'served');
  await once(server, 'served');
  served.isDown = true;
  await once(server, 'served');
  served.isDown = false;
  await once(server, 'served');
  served.text = 'two';
  expect([...(await changes.promise)]).toEqual([url]);
  expect(served.statuses.includes(304)).toBe(withEtag);
});

test('watches others after an update, and none that was left', async () => {
  const first = await serveText(true);
  const second = await serveText(true);
  const changes = Promise.withResolvers<ReadonlySet<string>>();
  const watch = watchUrls([first.url], changes.resolve, { intervalMs: 5 });
  stop.push(watch.close);
  await once(first.server, 'served');
  watch.update([second.url]);
  await once(second.server, 'served');
  await once(second.server, 'served');
  first.served.text = 'changed';
  second.served.text = 'changed';
  expect([...(await changes.promise)]).toEqual([second.url]);
});
