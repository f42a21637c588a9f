import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadModel } from '../model/load.ts';
import { buildDocs } from './build.ts';
import { launch, openPage, publish, type Site, skipped } from './chromium.fixture.ts';
import { everyInput } from './try-it/try-it.fixture.ts';

let browser: Browser;
let site: Site;
let origin: string;
const streams = new Set<ServerResponse>();
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' });
  response.write(':\n\n');
  streams.add(response);
  response.on('close', () => streams.delete(response));
});

function tell(event: string, data: unknown): void {
  for (const stream of streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

async function files(liveUrl?: string) {
  const stdin = (async function* () {
    yield JSON.stringify(everyInput);
  })();
  const loaded = await loadModel('-', { stdin });
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  return buildDocs([{ name: 'every', model: loaded.value }], liveUrl === undefined ? {} : { liveUrl });
}

describe.skipIf(skipped !== '')(`pages that follow changes, in Chromium${skipped}`, () => {
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    site = await publish(await files(`${origin}/events`));
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    server.closeAllConnections();
    server.close();
  });

  test('show problems, as text, until they are dismissed or gone', async () => {
    const { page, errors } = await openPage(browser, site, {}, [origin]);
    await page.goto(`${site.origins.http}/every/index.html`);
    await expect.poll(() => streams.size).toBe(1);
    const banner = page.locator('#live');
    tell('problems', [{ text: 'spec.yaml:3:1: error: <img src=x onerror=alert(1)>' }]);
    await banner.waitFor();
    expect(await banner.innerText()).toContain('spec.yaml:3:1: error: <img src=x onerror=alert(1)>');
    await banner.getByRole('button', { name: 'Dismiss' }).click();
    await banner.waitFor({ state: 'hidden' });
    tell('problems', [{ text: 'a' }, { text: 'b' }]);
    await page.getByText('2 problems').waitFor();
    tell('problems', []);
    await banner.waitFor({ state: 'hidden' });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('reload at their place', async () => {
    const { page } = await openPage(browser, site, {}, [origin]);
    await page.goto(`${site.origins.http}/every/index.html#/things/getthing`);
    await page.locator('#redoc:visible main').first().waitFor();
    await expect.poll(() => streams.size).toBe(1);
    // The page scrolls to the section of its address when it is ready.
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300);
    await page.evaluate(() => scrollTo(0, 240));
    const loaded = page.waitForEvent('load');
    tell('reload', {});
    await loaded;
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(240);
    expect(page.url()).toContain('#/things/getthing');
    await page.context().close();
  });

  test('the index follows too', async () => {
    const { page } = await openPage(browser, site, {}, [origin]);
    await page.goto(`${site.origins.http}/index.html`);
    await expect.poll(() => streams.size).toBe(1);
    tell('problems', [{ text: 'a' }]);
    await page.getByText('One problem').waitFor();
    await page.context().close();
  });
});

test('without a stream there is nothing of it in a page', async () => {
  for (const { text } of await files()) expect(text).not.toMatch(/concordat-live|EventSource\(url|#live/);
});
