import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MockRequest, MockResponse } from '../mock/exchange.ts';
import { type RunningServer, serve } from '../mock/server/server.ts';
import { loadModel } from '../model/load.ts';
import { buildDocs } from './build.ts';
import { launch, openPage, publish, type Site, skipped } from './chromium.fixture.ts';

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const answers: Readonly<Record<string, MockResponse>> = {
  '/image': { status: 200, headers: { 'content-type': 'image/png' }, body: Buffer.from(pixel, 'base64') },
  '/bytes': {
    status: 200,
    headers: { 'content-type': 'application/zip' },
    body: new Uint8Array([80, 75, 0, 255]),
  },
  '/html': {
    status: 500,
    headers: { 'content-type': 'text/html' },
    body: '<script>window.ran = 1</script><img src=x onerror="window.ran = 2">',
  },
  '/empty': { status: 204, headers: {}, body: undefined },
  '/away': { status: 302, headers: { location: 'https://elsewhere.example/' }, body: undefined },
  '/moved': { status: 307, headers: { location: '/empty' }, body: undefined },
};
const closed: (() => void)[] = [];

function answer({ target }: MockRequest): Promise<MockResponse> {
  const known = answers[target];
  if (!known)
    return new Promise((resolve) => closed.push(() => resolve({ status: 200, headers: {}, body: '' })));
  const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' };
  return Promise.resolve({ ...known, headers: { ...known.headers, ...cors } });
}

let browser: Browser;
let site: Site;
let server: RunningServer;

describe.skipIf(skipped !== '')(`answers in the form, in Chromium${skipped}`, () => {
  beforeAll(async () => {
    const get = { responses: { 200: { description: 'ok' } } };
    const paths = Object.fromEntries([...Object.keys(answers), '/never'].map((path) => [path, { get }]));
    const document = { openapi: '3.1.0', info: { title: 'Answers', version: '1' }, paths };
    const stdin = (async function* () {
      yield JSON.stringify(document);
    })();
    const loaded = await loadModel('-', { stdin });
    if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
    server = await serve(answer);
    site = await publish(
      await buildDocs([{ name: 'a', model: loaded.value }], { tryItServer: () => server.url }),
    );
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    for (const close of closed) close();
    await server?.close();
  });

  async function openOperation(path: string) {
    const watched = await openPage(browser, site, { acceptDownloads: true }, [server.url]);
    await watched.page.goto(`${site.origins.http}/a/index.html#/paths/~1${path}/get`);
    await watched.page.locator('#redoc:visible main').first().waitFor();
    await watched.page.getByRole('button', { name: 'Try it', exact: false }).click();
    await watched.page.getByRole('button', { name: 'Send', exact: true }).click();
    return { ...watched, output: watched.page.locator('#try-it .answer') };
  }

  test('an image is shown', async () => {
    const { page, output, errors } = await openOperation('image');
    await expect
      .poll(() => output.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(1);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('bytes can be saved', async () => {
    const { page, output } = await openOperation('bytes');
    await output.getByText('4 B that are no text.').waitFor();
    const download = page.waitForEvent('download');
    await output.getByRole('button', { name: 'Save the body' }).click();
    expect((await download).suggestedFilename()).toBe('answer.zip');
    await page.context().close();
  });

  test('HTML is text', async () => {
    const { page, output } = await openOperation('html');
    expect(await output.locator('pre').textContent()).toBe(answers['/html']?.body);
    expect(await output.locator('.status').textContent()).toMatch(/^500 Internal Server Error/);
    expect(await page.getByRole('status').last().textContent()).toMatch(/^500 Internal Server Error/);
    expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
    await page.context().close();
  });

  test.each([
    ['empty', 'No body.'],
    ['moved', 'Redirects led to'],
    ['away', 'or the address that it was redirected to'],
  ])('%s: %s', async (path, text) => {
    const { page, output, foreign } = await openOperation(path);
    await output.getByText(text).waitFor();
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  test('what does not come is stopped', async () => {
    const { page, output } = await openOperation('never');
    await output.getByText('Waiting for the answer').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await output.getByText('Stopped before an answer came.').waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
    await page.context().close();
  });
});
